package org.causality.propagation.causal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;

/**
 * Whose bodies this node wants.
 *
 * <pre>
 * header alone   --followed, or what is wanted or drafted depends on it, or a reader asks-->  wanted        (asked for)
 * wanted         --not followed any more, and nothing waits for it-->                         header alone
 * wanted         --settled ({@link Delivery})-->                                              for good
 * </pre>
 *
 * What a wanted message depends on is wanted, down to the ground: what is delivered is causally complete. A header alone is
 * judged like any other, waits for nobody, and costs no more than its place in the graph. A body that comes and is not
 * wanted is let go.
 */
final class Wants {

    /** When more is followed than before, so many of the newest headers alone become wanted; older ones when they are needed. */
    static final int HORIZON = 4_096;

    /** They become wanted in portions: 64 ids a fetch, 640 a second. */
    static final int TAKEN_OVER_PER_TICK = 64;

    private final Graph graph;
    private final Delivery delivery;
    private final FetchPlan fetches;
    private final DraftQueue drafts;
    private final ArrayDeque<Node> open = new ArrayDeque<>();
    private final ArrayDeque<Node> takenOver = new ArrayDeque<>();
    private Followed followed;

    Wants(Graph graph, Delivery delivery, FetchPlan fetches, DraftQueue drafts, Followed followed) {
        this.graph = graph;
        this.delivery = delivery;
        this.fetches = fetches;
        this.drafts = drafts;
        this.followed = followed;
    }

    /** Whether the body is wanted for its own sake. */
    boolean isWanted(Arrival arrival) {
        return arrival.own
                || followed.takes(arrival.type, arrival.signed.header().shard())
                || drafts.isAwaited(arrival.signed.id());
    }

    /** What a message depends on is wanted if it is. */
    void needDependencies(Node node, Arrival arrival) {
        if (node.wanted && !node.settled) {
            openDependencies(node);
            needOpen(arrival.peer, Objects.requireNonNull(node.feed), arrival.priority);
        }
    }

    /** The body came of a header that stood alone. */
    void rejoin(Node node, Arrival arrival) {
        open.addAll(graph.rejoin(node, arrival));
        needOpen(arrival.peer, Objects.requireNonNull(node.feed), arrival.priority);
        delivery.wantAll(graph.unknownDependencies(arrival), node, arrival);
    }

    /** Something of this node needs these. */
    void need(List<MessageId> ids) {
        for (MessageId id : ids) {
            Node node = graph.known(id);
            if (node != null) {
                need(node);
            }
        }
    }

    private void need(Node node) {
        MessageType type = node.type;
        open.add(node);
        needOpen("", Objects.requireNonNull(node.feed), type == null ? PriorityClass.LOW : type.defaultClass());
    }

    private void openDependencies(Node node) {
        for (int i = node.named.length - node.dependencies; i < node.named.length; i++) {
            if (!node.named[i].wanted) {
                open.add(node.named[i]);
            }
        }
    }

    private void needOpen(String peer, Feed feed, PriorityClass priority) {
        for (Node node = open.poll(); node != null; node = open.poll()) {
            if (!node.wanted && !node.settled) {
                node.wanted = true;
                if (node.isKnown()) {
                    graph.awaitDependencies(node);
                    openDependencies(node);
                    delivery.need(node, peer, feed, priority);
                }
            }
        }
    }

    // ---- what is followed changes

    void follow(Followed next) {
        if (next.equals(followed)) {
            return;
        }
        followed = next;
        PriorityQueue<Node> newest = new PriorityQueue<>();
        List<Node> unjudged = new ArrayList<>();
        graph.forEachUnsettled(node -> {
            boolean follows = followed.takes(node.type, node.shard);
            if (node.wanted && !follows) {
                open.add(node);
            } else if (!node.wanted && follows && node.isJudged()) {
                newest.add(node);
                if (newest.size() > HORIZON) {
                    newest.remove();
                }
            } else if (!node.wanted && follows) {
                unjudged.add(node);
            }
        });
        letGoOpen();
        takenOver.clear();
        newest.stream().sorted().forEach(takenOver::add);
        unjudged.sort(Comparator.comparing(node -> node.id));
        unjudged.forEach(this::need);
    }

    /** What something waits for stays wanted; what only these waited for does not. */
    private void letGoOpen() {
        for (Node node = open.poll(); node != null; node = open.poll()) {
            if (node.wanted && !node.settled && !isNeeded(node)) {
                node.wanted = false;
                if (node.isKnown() || !node.isAwaited()) {
                    var _ = fetches.landed(node.id);
                }
                delivery.letGo(node);
                for (int i = node.named.length - node.dependencies; i < node.named.length; i++) {
                    node.named[i].letGoForDelivery(node);
                    open.add(node.named[i]);
                }
            }
        }
    }

    private boolean isNeeded(Node node) {
        return node.isAwaitedForDelivery()
                || drafts.isAwaited(node.id)
                || (node.isKnown() && followed.takes(node.type, node.shard));
    }

    /** Takes over a portion of what is followed since. */
    void tick() {
        for (int i = 0; i < TAKEN_OVER_PER_TICK && !takenOver.isEmpty(); i++) {
            Node node = takenOver.removeFirst();
            Feed feed = node.feed;
            if (feed != null && !node.wanted) {
                if (fetches.hasRoom(feed)) {
                    need(node);
                } else {
                    takenOver.addLast(node);
                }
            }
        }
    }
}
