package org.causality.libp2p.identify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.causality.libp2p.Hostile;
import org.causality.libp2p.identity.PeerRecord;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.multiformats.Varint;
import org.causality.libp2p.proto.ProtoWriter;
import org.junit.jupiter.api.Test;

final class IdentifyMessageTest {
    private static final PrivateKey KEY = PrivateKey.ofSeed(new byte[32]);
    private static final Multiaddr ADDRESS = Multiaddr.parse("/ip4/1.2.3.4/tcp/5");

    private static byte[] encoded() {
        IdentifyMessage message = new IdentifyMessage(
                KEY.publicKey(),
                List.of(ADDRESS),
                List.of("/a", "/b"),
                ADDRESS,
                "net/1",
                "agent",
                new PeerRecord(KEY.peerId(), 1, List.of(ADDRESS)).sign(KEY));
        ByteBuffer delimited = ByteBuffer.wrap(message.toDelimitedBytes());
        byte[] bytes = new byte[Varint.readLength(delimited, IdentifyMessage.BYTES_MAX)];
        delimited.get(bytes);
        return bytes;
    }

    @Test
    void whatIsWrittenIsRead() {
        IdentifyMessage read = IdentifyMessage.parse(encoded());
        assertThat(read.publicKey()).isEqualTo(KEY.publicKey());
        assertThat(read.listenAddresses()).containsExactly(ADDRESS);
        assertThat(read.protocols()).containsExactly("/a", "/b");
        assertThat(read.observedAddress()).isEqualTo(ADDRESS);
        assertThat(read.protocolVersion()).isEqualTo("net/1");
        assertThat(read.agentVersion()).isEqualTo("agent");
        assertThat(read.signedPeerRecord()).isNotNull();
    }

    @Test
    void whatALaterMessageLeavesOutStays() {
        IdentifyMessage later = new IdentifyMessage(null, List.of(), List.of("/c"), null, null, "new agent", null);
        IdentifyMessage both = IdentifyMessage.parse(encoded()).updatedBy(later);
        assertThat(both.protocols()).containsExactly("/c");
        assertThat(both.agentVersion()).isEqualTo("new agent");
        assertThat(both.protocolVersion()).isEqualTo("net/1");
        assertThat(both.listenAddresses()).containsExactly(ADDRESS);
    }

    @Test
    void addressesOfUnknownKindAreLeftOut() {
        byte[] bytes = new ProtoWriter()
                .bytes(2, new byte[] {1, 2, 3})
                .bytes(2, ADDRESS.bytes())
                .toByteArray();
        assertThat(IdentifyMessage.parse(bytes).listenAddresses()).containsExactly(ADDRESS);
    }

    @Test
    void moreProtocolsThanAllowedAreDropped() {
        ProtoWriter writer = new ProtoWriter();
        for (int i = 0; i < 1_000; i++) {
            writer.string(3, "/p");
        }
        assertThat(IdentifyMessage.parse(writer.toByteArray()).protocols()).hasSize(IdentifyMessage.PROTOCOLS_MAX);
    }

    @Property
    void anyBytesAreAcceptedOrRefused(@ForAll @Size(max = 100) byte[] bytes) {
        Hostile.acceptOrReject(bytes, IdentifyMessage::parse);
    }

    @Property
    void aChangedByteIsAcceptedOrRefused(@ForAll int at, @ForAll byte value) {
        byte[] bytes = encoded();
        bytes[Math.floorMod(at, bytes.length)] = value;
        Hostile.acceptOrReject(Arrays.copyOf(bytes, bytes.length), IdentifyMessage::parse);
    }
}
