package org.causality.libp2p.gossip.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.junit.jupiter.api.Test;

/** One hostile peer cannot make a router keep more than its limits say. */
class BoundsHoldTest {
    private static final Topic ORDERS = new Topic("orders");
    /** peers 3, topics 20, topics of a peer 10, pending 30 / 2,000 B / 20 of a peer / pause at 10, and so on. */
    private static final RouterLimits TIGHT =
            new RouterLimits(3, 20, 10, 30, 2_000, 20, 10, 2, 4, 50, 40, 4_000, 5, 25, 2, 10, 15, 15, 20, 30, 12, 3);

    private final Names names = new Names();
    private final PeerId mallory = names.peer("mallory");
    private final PeerId alice = names.peer("alice");
    private final GossipRouter router =
            new GossipRouter(GossipSettings.defaults().withLimits(TIGHT), new Random(1));
    private Instant now = Instant.EPOCH;

    BoundsHoldTest() {
        handle(new Input.Subscribe(ORDERS, Names.unsigned()));
        connect(mallory);
        connect(alice);
    }

    @Test
    void messagesWaitingForVerdicts() {
        List<Output> outputs = receive(mallory, 100);

        assertThat(router.gauges().pending()).isEqualTo(TIGHT.pendingPerPeerMax());
        assertThat(counted(outputs, Reason.VALIDATION_PEER_FULL)).isEqualTo(80);
        assertThat(outputs).contains(new Output.Reading(mallory, false));
        receive(alice, 200);
        assertThat(router.gauges().pending()).isEqualTo(TIGHT.pendingMax());
    }

    @Test
    void readingGoesOnWhenVerdictsCome() {
        List<Ticket> tickets = tickets(receive(mallory, 10));
        List<Output> outputs = tickets.stream()
                .flatMap(ticket -> handle(new Input.Judged(ticket, Verdict.IGNORE)).stream())
                .toList();

        assertThat(outputs).containsOnlyOnce(new Output.Reading(mallory, true));
        assertThat(router.gauges().pending()).isZero();
        assertThat(router.gauges().pendingBytes()).isZero();
    }

    @Test
    void readingStaysPausedOverAReconnect() {
        receive(mallory, 10);
        handle(new Input.PeerDisconnected(mallory));

        assertThat(connect(mallory)).contains(new Output.Reading(mallory, false));
    }

    @Test
    void bytesWaitingForVerdicts() {
        String big = "x".repeat(900);
        IntStream.range(0, 5).forEach(i -> said(mallory, Rpc.of(Names.message("orders", "big" + i + "/" + big))));

        assertThat(router.gauges().pending()).isEqualTo(2);
        assertThat(router.gauges().pendingBytes()).isLessThanOrEqualTo(TIGHT.pendingBytesMax());
    }

    @Test
    void acceptedIdsAndKeptMessages() {
        for (int i = 0; i < 200; i++) {
            said(mallory, Rpc.of(Names.message("orders", "m" + i))).stream()
                    .filter(Output.Validate.class::isInstance)
                    .map(Output.Validate.class::cast)
                    .forEach(asked -> handle(new Input.Judged(asked.ticket(), Verdict.ACCEPT)));
        }

        assertThat(router.gauges().seen()).isEqualTo(TIGHT.seenPerTopicMax());
        assertThat(router.gauges().cachedMessages()).isEqualTo(TIGHT.cacheMessagesMax());
        assertThat(router.gauges().cachedBytes()).isLessThanOrEqualTo(TIGHT.cacheBytesMax());
        pass(Duration.ofSeconds(130));
        assertThat(router.gauges().seen()).isZero();
        assertThat(router.gauges().cachedBytes()).isZero();
    }

    @Test
    void subscriptions() {
        List<Output> outputs = said(mallory, follows("a", 15));

        assertThat(counted(outputs, Reason.SUBSCRIPTIONS_FULL)).isEqualTo(5);
        assertThat(counted(said(alice, follows("b", 15)), Reason.TOPICS_FULL)).isEqualTo(6);
        handle(new Input.PeerDisconnected(mallory));
        handle(new Input.PeerDisconnected(alice));
        pass(Duration.ofSeconds(1));
        assertThat(router.gauges().topics()).isEqualTo(1);
    }

    @Test
    void peers() {
        connect(names.peer("third"));
        PeerId fourth = names.peer("fourth");

        assertThat(connect(fourth)).contains(new Output.Disconnect(fourth, Reason.PEERS_FULL));
        assertThat(router.gauges().peers()).isEqualTo(3);
    }

    @Test
    void messagesOnOrder() {
        List<Output> first = said(mallory, has("m", 100));
        said(alice, has("n", 100));

        assertThat(counted(first, Reason.IHAVE_IDS_OVER)).isEqualTo(85);
        assertThat(router.gauges().wants()).isEqualTo(TIGHT.wantsMax());
        pass(Duration.ofSeconds(5));
        assertThat(router.gauges().wants()).isZero();
    }

    @Test
    void whatOnePeersIwantCosts() {
        handle(new Input.Publish(Names.message("orders", "m"), Names.unsigned()));
        List<MessageId> unknown =
                IntStream.range(0, 100).mapToObj(i -> Names.id("u" + i)).toList();
        Rpc.Control wants =
                new Rpc.Control(List.of(), List.of(new Rpc.Iwant(unknown)), List.of(), List.of(), List.of());

        List<Output> outputs = said(mallory, new Rpc(List.of(), List.of(), wants));

        assertThat(counted(outputs, Reason.IWANT_UNKNOWN)).isEqualTo(15);
        assertThat(counted(outputs, Reason.IWANT_IDS_OVER)).isEqualTo(85);
    }

    @Test
    void whatPeersDoNotWant() {
        PeerId bob = names.peer("bob");
        handle(new Input.PeerConnected(bob, Protocol.MESHSUB_1_2, false));

        assertThat(counted(said(bob, refuses("a", 25)), Reason.IDONTWANT_IDS_OVER))
                .isEqualTo(5);
        assertThat(router.gauges().unwanted()).isEqualTo(TIGHT.idontwantIdsMax());
        pass(Duration.ofSeconds(1));
        assertThat(counted(said(bob, refuses("b", 20)), Reason.IDONTWANT_FULL)).isEqualTo(10);
        assertThat(router.gauges().unwanted()).isEqualTo(TIGHT.unwantedMax());
        pass(Duration.ofSeconds(2));
        assertThat(router.gauges().unwanted()).isEqualTo(10);
        handle(new Input.PeerDisconnected(bob));
        assertThat(router.gauges().unwanted()).isZero();
        assertThat(counted(said(alice, refuses("c", 1)), Reason.IDONTWANT_UNSUPPORTED))
                .isEqualTo(1);
    }

    @Test
    void messagesInParts() {
        handle(new Input.Subscribe(ORDERS, Names.unsigned().withPartial(PartialMode.REQUESTED)));
        PeerId bob = names.peer("bob");
        handle(new Input.PeerConnected(bob, Protocol.MESHSUB_1_3, false));
        Rpc.Control extensions =
                new Rpc.Control(List.of(), List.of(), List.of(), List.of(), List.of(), new Rpc.Extensions(true));
        said(bob, new Rpc(List.of(), List.of(), extensions));

        List<Output> spoken = IntStream.range(0, 10)
                .mapToObj(i -> Rpc.of(new Rpc.Partial(ORDERS, Letters.bytes("g" + i), null, Letters.bytes("a"))))
                .flatMap(rpc -> said(bob, rpc).stream())
                .toList();
        assertThat(counted(spoken, Reason.PARTIAL_GROUPS_OVER)).isEqualTo(2);
        assertThat(router.gauges().partialGroups()).isEqualTo(8);
        List<Output> ours = IntStream.range(0, 10)
                .mapToObj(i -> new Input.PublishPartial(ORDERS, new Letters(Letters.bytes("h" + i), "ab", false)))
                .flatMap(input -> handle(input).stream())
                .toList();
        assertThat(counted(ours, Reason.PARTIAL_GROUPS_FULL)).isEqualTo(6);
        assertThat(router.gauges().partialGroups()).isEqualTo(TIGHT.partialGroupsMax());
        pass(Duration.ofSeconds(31));
        assertThat(router.gauges().partialGroups()).isZero();
    }

    @Test
    void whatOnePeersWordOfItsPartsCosts() {
        handle(new Input.Subscribe(ORDERS, Names.unsigned().withPartial(PartialMode.SUPPORTED)));
        PeerId bob = names.peer("bob");
        handle(new Input.PeerConnected(bob, Protocol.MESHSUB_1_3, false));
        Rpc.Control extensions =
                new Rpc.Control(List.of(), List.of(), List.of(), List.of(), List.of(), new Rpc.Extensions(true));
        said(bob, new Rpc(List.of(new Rpc.Subscription(ORDERS, true, true, true)), List.of(), extensions));
        handle(new Input.PublishPartial(ORDERS, new Letters(Letters.bytes("g"), "a".repeat(50_000), false)));
        Rpc nothing = Rpc.of(new Rpc.Partial(ORDERS, Letters.bytes("g"), null, Letters.bytes("none")));

        List<Output> answers = IntStream.range(0, 200)
                .mapToObj(_ -> said(bob, nothing))
                .flatMap(List::stream)
                .toList();
        assertThat(counted(answers, Reason.PARTIAL_ANSWERS_OVER)).isEqualTo(200 - 84);
    }

    private static Rpc refuses(String name, int count) {
        List<MessageId> ids =
                IntStream.range(0, count).mapToObj(i -> Names.id(name + i)).toList();
        Rpc.Control refuses =
                new Rpc.Control(List.of(), List.of(), List.of(), List.of(), List.of(new Rpc.Idontwant(ids)));
        return new Rpc(List.of(), List.of(), refuses);
    }

    private List<Output> handle(Input input) {
        return router.handle(input, now);
    }

    private List<Output> connect(PeerId peer) {
        return handle(new Input.PeerConnected(peer, Protocol.MESHSUB_1_1, false));
    }

    private List<Output> said(PeerId peer, Rpc rpc) {
        return handle(new Input.RpcReceived(peer, rpc));
    }

    private List<Output> receive(PeerId from, int count) {
        List<Message> messages = IntStream.range(0, count)
                .mapToObj(i -> Names.message("orders", names.of(from) + i))
                .toList();
        return said(from, new Rpc(List.of(), messages, Rpc.Control.NONE));
    }

    private void pass(Duration time) {
        for (int i = 0; i < time.toSeconds(); i++) {
            now = now.plusSeconds(1);
            handle(new Input.Tick());
        }
    }

    private static Rpc follows(String name, int count) {
        return new Rpc(
                IntStream.range(0, count)
                        .mapToObj(i -> new Rpc.Subscription(new Topic(name + i), true))
                        .toList(),
                List.of(),
                Rpc.Control.NONE);
    }

    private static Rpc has(String name, int count) {
        List<MessageId> ids =
                IntStream.range(0, count).mapToObj(i -> Names.id(name + i)).toList();
        Rpc.Control has =
                new Rpc.Control(List.of(new Rpc.Ihave(ORDERS, ids)), List.of(), List.of(), List.of(), List.of());
        return new Rpc(List.of(), List.of(), has);
    }

    private static List<Ticket> tickets(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.Validate.class::isInstance)
                .map(asked -> ((Output.Validate) asked).ticket())
                .toList();
    }

    private static long counted(List<Output> outputs, Reason reason) {
        return outputs.stream()
                .filter(Output.Counted.class::isInstance)
                .map(Output.Counted.class::cast)
                .filter(counted -> counted.reason() == reason)
                .mapToLong(Output.Counted::amount)
                .sum();
    }
}
