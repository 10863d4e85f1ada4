package org.causality.libp2p.gossip.router;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.RpcCodec;
import org.causality.libp2p.gossip.rpc.RpcLimits;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multiformats.Varint;

/**
 * Many routers in virtual time, repeatable from one seed. Every frame goes through the codec; links delay and, where
 * told so, lose frames with messages, as a full queue to a slow reader does. Verdicts take time too.
 */
final class GossipNetwork {
    static final Topic ORDERS = new Topic("orders");
    private static final Duration TICK = Duration.ofMillis(250);
    /** How often one node may lose one message while links are lossy; a queue to a slow reader is read after a while. */
    private static final int LOST_TIMES_MAX = 2;

    private static final int DELAY_MILLIS_MAX = 40;

    private record Event(Instant at, long order, Runnable action) {}

    /** One node and what its application accepted, with the number of times. */
    static final class Node {
        final PeerId id;
        final GossipRouter router;
        final Map<String, Integer> delivered = new LinkedHashMap<>();
        final Map<Reason, Long> counts = new HashMap<>();
        final Set<PeerId> linked = new HashSet<>();

        private Node(PeerId id, GossipRouter router) {
            this.id = id;
            this.router = router;
        }
    }

    private final Names names = new Names();
    private final RandomGenerator random;
    private final GossipSettings settings;
    private final RpcCodec codec = new RpcCodec(RpcLimits.defaults());
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::order));
    private final Map<PeerId, Node> byId = new HashMap<>();
    private final Map<String, Instant> linkFreeAt = new HashMap<>();
    private final Map<String, Integer> lostTimes = new HashMap<>();
    final List<Node> nodes = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private long order;
    private double loss;
    long messagesSent;

    GossipNetwork(int size, long seed) {
        this(size, seed, GossipSettings.defaults());
    }

    GossipNetwork(int size, long seed, GossipSettings settings) {
        this.random = new Random(seed);
        this.settings = settings;
        for (int i = 0; i < size; i++) {
            addNode();
        }
    }

    Node addNode() {
        GossipRouter router = new GossipRouter(settings, new Random(random.nextLong()));
        Node node = new Node(names.peer("n" + nodes.size()), router);
        nodes.add(node);
        byId.put(node.id, node);
        handle(node, new Input.Subscribe(ORDERS, Names.unsigned()));
        after(Duration.ofMillis(random.nextInt(250)), () -> beat(node));
        return node;
    }

    private void beat(Node node) {
        handle(node, new Input.Tick());
        after(TICK, () -> beat(node));
    }

    /** Part of the frames with messages that are lost from now on. */
    void lose(double part) {
        loss = part;
    }

    void link(int a, int b) {
        Node dialler = nodes.get(a);
        Node listener = nodes.get(b);
        dialler.linked.add(listener.id);
        listener.linked.add(dialler.id);
        handle(dialler, new Input.PeerConnected(listener.id, Protocol.MESHSUB_1_2, true));
        handle(listener, new Input.PeerConnected(dialler.id, Protocol.MESHSUB_1_2, false));
    }

    void cut(int a, int b) {
        Node one = nodes.get(a);
        Node other = nodes.get(b);
        one.linked.remove(other.id);
        other.linked.remove(one.id);
        handle(one, new Input.PeerDisconnected(other.id));
        handle(other, new Input.PeerDisconnected(one.id));
    }

    void line() {
        for (int i = 1; i < nodes.size(); i++) {
            link(i - 1, i);
        }
    }

    void ring() {
        line();
        link(nodes.size() - 1, 0);
    }

    void star() {
        for (int i = 1; i < nodes.size(); i++) {
            link(i, 0);
        }
    }

    /** A connected graph: each node dials one earlier node, then {@code more} others. */
    void randomGraph(int more) {
        for (int i = 1; i < nodes.size(); i++) {
            link(i, random.nextInt(i));
        }
        for (int i = 0; i < nodes.size() * more; i++) {
            int a = random.nextInt(nodes.size());
            int b = random.nextInt(nodes.size());
            if (a != b && !nodes.get(a).linked.contains(nodes.get(b).id)) {
                link(a, b);
            }
        }
    }

    void publish(int node, String text) {
        handle(nodes.get(node), new Input.Publish(Names.message(ORDERS.name(), text), Names.unsigned()));
        nodes.get(node).delivered.merge(text, 1, Integer::sum);
    }

    void publishSome(int count, Duration apart) {
        for (int i = 0; i < count; i++) {
            publish(random.nextInt(nodes.size()), "m" + i);
            pass(apart);
        }
    }

    void pass(Duration time) {
        Instant end = now.plus(time);
        while (!events.isEmpty() && !events.element().at.isAfter(end)) {
            Event event = events.remove();
            now = event.at;
            event.action.run();
        }
        now = end;
    }

    /** The messages that at least one node has not got. */
    Set<String> missing(int published) {
        Set<String> missing = new HashSet<>();
        for (int i = 0; i < published; i++) {
            String text = "m" + i;
            if (nodes.stream().anyMatch(node -> !node.delivered.containsKey(text))) {
                missing.add(text);
            }
        }
        return missing;
    }

    boolean everyMessageOnce() {
        return nodes.stream().allMatch(node -> node.delivered.values().stream().allMatch(times -> times == 1));
    }

    long counted(Reason reason) {
        return nodes.stream()
                .mapToLong(node -> node.counts.getOrDefault(reason, 0L))
                .sum();
    }

    private void handle(Node node, Input input) {
        for (Output output : node.router.handle(input, now)) {
            switch (output) {
                case Output.Send(var to, Lane _, Rpc rpc, var _) -> to.forEach(peer -> send(node, peer, rpc));
                case Output.Validate(Ticket ticket, Message message, PeerId _) -> judge(node, ticket, message);
                case Output.TickAfter(Duration time) -> after(time, () -> handle(node, new Input.Tick()));
                case Output.Counted(Reason reason, long amount, var _) -> node.counts.merge(reason, amount, Long::sum);
                case Output.Published _,
                        Output.PublishRefused _,
                        Output.Reading _,
                        Output.PeersOffered _,
                        Output.PartialReceived _,
                        Output.Unqueue _,
                        Output.Disconnect _ -> {}
            }
        }
    }

    private void judge(Node node, Ticket ticket, Message message) {
        after(Duration.ofMillis(random.nextInt(20)), () -> {
            node.delivered.merge(Names.of(message), 1, Integer::sum);
            handle(node, new Input.Judged(ticket, Verdict.ACCEPT));
        });
    }

    private void send(Node from, PeerId to, Rpc rpc) {
        messagesSent += rpc.messages().size();
        if (isLost(to, rpc)) {
            return;
        }
        byte[] framed = codec.encode(rpc);
        Instant arrival = inOrder(from.id + ">" + to, now.plusMillis(1 + random.nextInt(DELAY_MILLIS_MAX)));
        at(arrival, () -> arrive(from, to, framed));
    }

    private boolean isLost(PeerId to, Rpc rpc) {
        if (rpc.messages().isEmpty() || random.nextDouble() >= loss) {
            return false;
        }
        String what = Names.of(rpc.messages().getFirst()) + " at " + to;
        return loss == 1 || lostTimes.merge(what, 1, Integer::sum) <= LOST_TIMES_MAX;
    }

    /** A stream keeps its order. */
    private Instant inOrder(String link, Instant earliest) {
        return linkFreeAt.merge(link, earliest, (free, wanted) -> free.isAfter(wanted) ? free : wanted);
    }

    private void arrive(Node from, PeerId to, byte[] framed) {
        Node node = byId.get(to);
        if (node == null || !from.linked.contains(to)) {
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(framed);
        byte[] frame = new byte[Varint.readLength(in, RpcLimits.defaults().frameBytesMax())];
        in.get(frame);
        handle(node, new Input.RpcReceived(from.id, codec.decode(frame)));
    }

    private void after(Duration delay, Runnable action) {
        at(now.plus(delay), action);
    }

    private void at(Instant when, Runnable action) {
        events.add(new Event(when, order++, action));
    }
}
