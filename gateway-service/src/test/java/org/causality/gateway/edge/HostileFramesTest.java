package org.causality.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.causality.gateway.TestFeed;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Envelope;

/** Whatever bytes come: a verdict and no exception, and nothing but what was signed is ever handed over. */
class HostileFramesTest {

    @Property(tries = 500)
    void anyBytesGetAVerdict(@ForAll @Size(max = 2_000) byte[] bytes, @ForAll boolean header) {
        EdgeBench bench = new EdgeBench();
        assertThat(bench.gossiped(EdgeBench.gossip("/causality/testnet/KeyCertificate/0", Bytes.wrap(bytes))))
                .hasSize(1)
                .doesNotContain(MeshVerdict.ACCEPT);
        Frame fetched = new Frame(new Frame.Fetched(header), Bytes.wrap(bytes), "peer", 0);
        assertThat(bench.door.fetched(fetched)).isFalse();
        assertThat(bench.handed).isEmpty();
    }

    @Property(tries = 500)
    void oneChangedByteIsNeverHandedOver(
            @ForAll @IntRange(max = 1_000_000) int where, @ForAll @IntRange(min = 1, max = 255) int change) {
        EdgeBench bench = new EdgeBench();
        TestFeed feed = bench.knownFeed();
        Envelope order = feed.order(1);
        byte[] bytes = order.encode().toArray();
        bytes[where % bytes.length] ^= (byte) change;
        List<MeshVerdict> verdicts = bench.gossiped(EdgeBench.gossip(EdgeBench.topicOf(order), Bytes.wrap(bytes)));
        assertThat(verdicts).doesNotContain(MeshVerdict.ACCEPT);
        assertThat(bench.handed).isEmpty();
    }

    @Property(tries = 200)
    void gossipIdsAreTotalAndOfOneSize(@ForAll @Size(max = 500) byte[] bytes) {
        assertThat(GossipIds.of("/t", Bytes.wrap(bytes)).size()).isEqualTo(GossipIds.SIZE);
    }
}
