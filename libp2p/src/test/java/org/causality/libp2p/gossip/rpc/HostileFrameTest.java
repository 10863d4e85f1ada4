package org.causality.libp2p.gossip.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.multiformats.Varint;
import org.jspecify.annotations.Nullable;

/** The decoder only accepts or rejects, and what it accepts can be written again. */
class HostileFrameTest {
    private final RpcCodec codec = new RpcCodec(RpcLimits.defaults());

    @Property(tries = 3_000)
    void rubbishIsAcceptedOrRejected(@ForAll byte[] frame) {
        accepts(frame);
    }

    @Property(tries = 3_000)
    void almostRightFramesAreAcceptedOrRejected(@ForAll("mutated") byte[] frame) {
        accepts(frame);
    }

    /** What was accepted can also be written, and comes back the same. */
    private void accepts(byte[] frame) {
        @Nullable Rpc rpc = decodes(frame);
        if (rpc != null) {
            byte[] framed = codec.encode(rpc);
            int head = Varint.size(framed.length - Varint.size(framed.length));
            assertThat(codec.decode(Arrays.copyOfRange(framed, head, framed.length)))
                    .isEqualTo(rpc);
        }
    }

    private @Nullable Rpc decodes(byte[] frame) {
        try {
            return codec.decode(frame);
        } catch (MalformedException _) {
            return null;
        }
    }

    @Provide
    Arbitrary<byte[]> mutated() {
        byte[] good = good();
        return Arbitraries.integers()
                .between(0, good.length - 1)
                .tuple2()
                .flatMap(at -> Arbitraries.bytes().map(b -> {
                    byte[] copy = Arrays.copyOf(good, Math.max(1, good.length - at.get2() % 5));
                    copy[at.get1() % copy.length] = b;
                    return copy;
                }));
    }

    private static PeerId somebody() {
        return PrivateKey.ofSeed(new byte[32]).peerId();
    }

    private static Rpc.Prune introducing(Topic topic) {
        Rpc.PeerInfo somebody = new Rpc.PeerInfo(somebody(), Bytes.wrap(new byte[30]));
        return new Rpc.Prune(topic, Duration.ofSeconds(60), List.of(somebody));
    }

    private byte[] good() {
        Topic topic = new Topic("orders");
        List<MessageId> ids = IntStream.range(0, 3)
                .mapToObj(i -> MessageId.of(new byte[20 + i]))
                .toList();
        Rpc rpc = new Rpc(
                List.of(new Rpc.Subscription(topic, true, true, true)),
                List.of(Message.anonymous(topic, Bytes.wrap(new byte[9]))),
                new Rpc.Control(
                        List.of(new Rpc.Ihave(topic, ids)),
                        List.of(new Rpc.Iwant(ids)),
                        List.of(new Rpc.Graft(topic)),
                        List.of(new Rpc.Prune(topic, null), introducing(topic)),
                        List.of(new Rpc.Idontwant(ids)),
                        new Rpc.Extensions(true)),
                new Rpc.Partial(topic, Bytes.wrap(new byte[8]), Bytes.wrap(new byte[20]), Bytes.wrap(new byte[4])));
        byte[] framed = codec.encode(rpc);
        int head = Varint.size(framed.length - 2);
        return Arrays.copyOfRange(framed, head, framed.length);
    }
}
