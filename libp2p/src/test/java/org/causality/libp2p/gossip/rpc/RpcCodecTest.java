package org.causality.libp2p.gossip.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.multiformats.Varint;
import org.causality.libp2p.proto.ProtoWriter;
import org.junit.jupiter.api.Test;

class RpcCodecTest {
    private static final Topic ORDERS = new Topic("orders");
    private final RpcCodec codec = new RpcCodec(RpcLimits.defaults());

    @Test
    void everyKindOfEntryComesBackAsItWas() {
        Rpc rpc = new Rpc(
                List.of(new Rpc.Subscription(ORDERS, true), new Rpc.Subscription(new Topic("päckchen"), false)),
                List.of(Message.anonymous(ORDERS, bytes("one")), signed("two")),
                new Rpc.Control(
                        List.of(new Rpc.Ihave(ORDERS, List.of(id("a"), id("b")))),
                        List.of(new Rpc.Iwant(List.of(id("c")))),
                        List.of(new Rpc.Graft(ORDERS)),
                        List.of(new Rpc.Prune(ORDERS, Duration.ofSeconds(60)), new Rpc.Prune(ORDERS, null)),
                        List.of(new Rpc.Idontwant(List.of(id("d"))))));

        assertThat(decode(codec.encode(rpc))).isEqualTo(rpc);
    }

    @Test
    void extensionsAndPartsComeBackAsTheyWere() {
        Rpc rpc = new Rpc(
                List.of(
                        new Rpc.Subscription(ORDERS, true, true, true),
                        new Rpc.Subscription(new Topic("deeds"), true, false, true)),
                List.of(),
                new Rpc.Control(List.of(), List.of(), List.of(), List.of(), List.of(), new Rpc.Extensions(true)),
                new Rpc.Partial(ORDERS, bytes("group"), bytes("parts"), bytes("metadata")));

        assertThat(decode(codec.encode(rpc))).isEqualTo(rpc);
        Rpc metadataOnly = Rpc.of(new Rpc.Partial(ORDERS, bytes("group"), null, bytes("")));
        assertThat(decode(codec.encode(metadataOnly))).isEqualTo(metadataOnly);
    }

    @Test
    void partsStandWhereTheSpecificationSays() {
        Rpc rpc = new Rpc(
                List.of(new Rpc.Subscription(new Topic("t"), true, true, true)),
                List.of(),
                new Rpc.Control(List.of(), List.of(), List.of(), List.of(), List.of(), new Rpc.Extensions(true)),
                new Rpc.Partial(new Topic("t"), bytes("g"), bytes("p"), bytes("m")));

        assertThat(HexFormat.of().formatHex(codec.encode(rpc)))
                .isEqualTo("1f" + "0a09" + "0801" + "120174" + "1801" + "2001" + "1a04" + "3202" + "5001" + "520c"
                        + "0a0174" + "120167" + "1a0170" + "22016d");
    }

    @Test
    void partsOfNoGroupAreRefused() {
        assertRefused(new ProtoWriter().message(10, p -> p.string(1, "t")).toByteArray());
        assertRefused(new ProtoWriter()
                .message(10, p -> p.string(1, "t").bytes(2, new byte[257]))
                .toByteArray());
    }

    @Test
    void peersInAPruneComeBackAsTheyWereAndAreBounded() {
        PeerId peer = PrivateKey.ofSeed(new byte[32]).peerId();
        Rpc.Prune prune = new Rpc.Prune(
                ORDERS,
                Duration.ofSeconds(60),
                List.of(new Rpc.PeerInfo(peer, bytes("record")), new Rpc.PeerInfo(peer, null)));
        Rpc rpc = new Rpc(
                List.of(), List.of(), new Rpc.Control(List.of(), List.of(), List.of(), List.of(prune), List.of()));
        assertThat(decode(codec.encode(rpc))).isEqualTo(rpc);

        byte[] crowd = new ProtoWriter()
                .message(
                        3,
                        c -> c.message(4, p -> {
                            p.string(1, "t");
                            IntStream.range(0, 50).forEach(_ -> p.message(2, i -> i.bytes(1, peer.bytes())));
                        }))
                .toByteArray();
        assertThat(codec.decode(crowd).control().prune().getFirst().peers()).hasSize(32);
    }

    @Test
    void bytesAreThoseOfTheSpecification() {
        Rpc rpc = new Rpc(
                List.of(new Rpc.Subscription(new Topic("t"), true)),
                List.of(Message.anonymous(new Topic("t"), bytes("d"))),
                new Rpc.Control(List.of(), List.of(), List.of(new Rpc.Graft(new Topic("t"))), List.of(), List.of()));

        assertThat(HexFormat.of().formatHex(codec.encode(rpc)))
                .isEqualTo("16" + "0a0508011201" + "74" + "1206" + "120164" + "220174" + "1a05" + "1a030a0174");
    }

    @Test
    void aMessageInCanonicalFormIsPassedOnAsTheVeryBytes() {
        Message message = signed("payload");
        Message read = decode(codec.encode(Rpc.of(message))).messages().getFirst();

        assertThat(read.encoded()).isEqualTo(message.encoded());
        assertThat(read.encoded().isCompact()).isTrue();
    }

    @Test
    void aMessageInAnotherOrderIsWrittenAnew() {
        byte[] frame = new ProtoWriter()
                .message(2, w -> w.string(4, "orders").bytes(2, utf8("x")).bytes(9, utf8("unknown")))
                .toByteArray();

        Message read = codec.decode(frame).messages().getFirst();

        assertThat(read).isEqualTo(Message.anonymous(ORDERS, bytes("x")));
    }

    @Test
    void theSignatureDoesNotCoverItselfOrTheKey() {
        Message message = signed("x");

        assertThat(message.signedPart())
                .isEqualTo(
                        Message.of(ORDERS, new Message.Fields(bytes("me"), bytes("x"), bytes("12345678"), null, null))
                                .encoded());
    }

    @Test
    void aCompactMessageHoldsNoBigFrame() {
        Rpc rpc = new Rpc(
                List.of(),
                List.of(signed("small"), Message.anonymous(ORDERS, Bytes.wrap(new byte[50_000]))),
                Rpc.Control.NONE);
        Message small = decode(codec.encode(rpc)).messages().getFirst();

        assertThat(small.encoded().isCompact()).isFalse();
        assertThat(small.compact()).isEqualTo(small);
        assertThat(small.compact().encoded().isCompact()).isTrue();
    }

    @Test
    void aFrameOverItsLengthIsRefused() {
        assertRefused(new byte[65_537]);
    }

    @Test
    void countsOverTheirLimitsAreRefused() {
        RpcLimits limits = RpcLimits.defaults();
        assertRefused(repeated(limits.subscriptionsMax() + 1, w -> w.message(1, s -> s.string(2, "t"))));
        assertRefused(repeated(limits.messagesMax() + 1, w -> w.message(2, m -> m.string(4, "t"))));
        assertRefused(repeated(
                limits.controlEntriesMax() + 1, w -> w.message(3, c -> c.message(3, g -> g.string(1, "t")))));
        assertRefused(repeated(
                limits.controlIdsMax() + 1, w -> w.message(3, c -> c.message(2, i -> i.bytes(1, new byte[1])))));
    }

    @Test
    void anEmptyOrAbsentTopicIsRefused() {
        assertRefused(new ProtoWriter().message(1, s -> s.bool(1, true)).toByteArray());
        assertRefused(new ProtoWriter().message(2, m -> m.string(4, "")).toByteArray());
    }

    @Test
    void anEndlessBackoffIsCut() {
        byte[] frame = new ProtoWriter()
                .message(3, c -> c.message(4, p -> p.string(1, "t").uint64(3, -1)))
                .toByteArray();

        assertThat(codec.decode(frame).control().prune().getFirst().backoff()).isEqualTo(Duration.ofHours(1));
    }

    @Property(tries = 100)
    void aBatchOfAnySizeMakesFramesThatTheOtherSideTakes(
            @ForAll @IntRange(max = 6_000) int ids, @ForAll @IntRange(max = 3_000) int topics) {
        RpcBatch batch = new RpcBatch(RpcLimits.defaults());
        batch.ihave(ORDERS, IntStream.range(0, ids).mapToObj(i -> id("id" + i)).toList());
        IntStream.range(0, topics).forEach(i -> batch.add(new Rpc.Subscription(new Topic("topic" + i), true)));

        List<Rpc> read =
                batch.drain().stream().map(rpc -> decode(codec.encode(rpc))).toList();

        assertThat(read.stream().mapToInt(rpc -> rpc.subscriptions().size()).sum())
                .isEqualTo(topics);
        assertThat(read.stream()
                        .flatMap(rpc -> rpc.control().ihave().stream())
                        .mapToInt(ihave -> ihave.ids().size())
                        .sum())
                .isEqualTo(ids);
        assertThat(batch.drain()).isEmpty();
    }

    @Property(tries = 200)
    void anyDataComesBack(@ForAll @Size(max = 2_000) byte[] data) {
        Rpc rpc = Rpc.of(Message.anonymous(ORDERS, Bytes.wrap(data)));

        assertThat(decode(codec.encode(rpc))).isEqualTo(rpc);
    }

    private static byte[] repeated(int times, Consumer<ProtoWriter> entry) {
        ProtoWriter out = new ProtoWriter();
        IntStream.range(0, times).forEach(_ -> entry.accept(out));
        return out.toByteArray();
    }

    private void assertRefused(byte[] frame) {
        assertThatThrownBy(() -> codec.decode(frame)).isInstanceOf(MalformedException.class);
    }

    private Rpc decode(byte[] framed) {
        ByteBuffer in = ByteBuffer.wrap(framed);
        byte[] frame = new byte[Varint.readLength(in, 65_536)];
        in.get(frame);
        assertThat(in.hasRemaining()).isFalse();
        return codec.decode(frame);
    }

    private static Message signed(String data) {
        return Message.of(
                ORDERS,
                new Message.Fields(bytes("me"), bytes(data), bytes("12345678"), bytes("signature"), bytes("key")));
    }

    private static MessageId id(String text) {
        return MessageId.of(utf8(text));
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
