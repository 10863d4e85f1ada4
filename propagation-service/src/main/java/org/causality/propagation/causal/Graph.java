package org.causality.propagation.causal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.function.Consumer;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * The DAG of headers in memory: who names whom, and what each one's time really is.
 *
 * <p>Names of messages nobody has seen yet stand in it as nodes without a feed. They live as long as somebody waits for
 * them, so their number is bounded by the unverified headers' ({@link CausalLimits#unverifiedMax} times 20 names).
 */
final class Graph {

    /** Headers that have to stay and are put behind the others in one turn, as long as there is room for more. */
    private static final int LOOK_MAX = 4_096;

    private final IdTable nodes;
    /** Known, neither judged nor delivered. */
    private final SequencedSet<Node> unverified = new LinkedHashSet<>();

    private final ArrayDeque<Node> storedOldestFirst = new ArrayDeque<>();
    private final Feeds feeds;
    private final CausalLimits limits;
    private long floor;
    private boolean hasForgotten;

    Graph(Feeds feeds, CausalLimits limits, TableSecret secret) {
        this.nodes = new IdTable(secret);
        this.feeds = feeds;
        this.limits = limits;
    }

    /** The node of a known message, or null. */
    @Nullable Node known(MessageId id) {
        Node node = nodes.find(id);
        return node == null || !node.isKnown() ? null : node;
    }

    /** Takes a header in that was not known; what it names and is not there becomes a name that is waited for. */
    Node admit(Arrival arrival) {
        Header header = arrival.signed.header();
        Node node = identify(arrival);
        node.named = named(header);
        for (Node name : node.named) {
            if (!name.isJudged()) {
                name.wakeAtVerdict(node);
                node.namedUnjudged++;
            }
        }
        node.dependencies = (byte) header.dependencies().size();
        if (node.wanted) {
            awaitDependencies(node);
        }
        unverified.add(node);
        return node;
    }

    /**
     * Takes in a row whose verdict is known from before; what it names and is not in memory is left out. A body that was not
     * delivered goes on waiting for its dependencies: that their times are judged does not say that they were delivered.
     */
    Node admitJudged(Arrival arrival, TimeVerdict verdict, long computed) {
        Node node = identify(arrival);
        node.named = arrival.signed
                .header()
                .named()
                .map(this::known)
                .filter(Objects::nonNull)
                .toArray(Node[]::new);
        node.cut = node.named.length < arrival.signed.header().named().count();
        node.verdict = verdict;
        node.computed = computed;
        node.dependencies = (byte) arrival.signed.header().dependencies().stream()
                .filter(id -> known(id) != null)
                .count();
        if (arrival.deliverySequence == 0 && node.wanted) {
            for (MessageId id : arrival.signed.header().dependencies()) {
                awaitSettled(node, name(id));
            }
        }
        return node;
    }

    /** A wanted message waits for what it depends on, as far as that is in memory. */
    void awaitDependencies(Node node) {
        for (int i = node.named.length - node.dependencies; i < node.named.length; i++) {
            awaitSettled(node, node.named[i]);
        }
    }

    /**
     * Of a wanted header that stood alone the whole message came; now it waits for those, too, that were not in memory.
     *
     * @return those among them that are known
     */
    List<Node> rejoin(Node node, Arrival arrival) {
        node.arrival = arrival;
        List<MessageId> dependencies = arrival.signed.header().dependencies();
        List<Node> joined = new ArrayList<>(0);
        if (node.dependencies < dependencies.size()) {
            List<Node> awaited =
                    Arrays.asList(node.named).subList(node.named.length - node.dependencies, node.named.length);
            for (MessageId id : dependencies) {
                Node name = name(id);
                if (!awaited.contains(name)) {
                    awaitSettled(node, name);
                    joined.add(name);
                }
            }
        }
        return joined;
    }

    private static void awaitSettled(Node node, Node dependency) {
        dependency.wanted |= !dependency.isKnown();
        if (!dependency.settled) {
            dependency.wakeWhenSettled(node);
            node.dependenciesUnsettled++;
        }
    }

    /** What a message depends on and is not in memory. */
    List<MessageId> unknownDependencies(Arrival arrival) {
        return arrival.signed.header().dependencies().stream()
                .filter(id -> known(id) == null)
                .toList();
    }

    /** The verdict on a message that was known before it. */
    void judgedBefore(Node node, TimeVerdict verdict, long computed) {
        node.verdict = verdict;
        node.computed = computed;
        unverified.remove(node);
    }

    private Node identify(Arrival arrival) {
        Header header = arrival.signed.header();
        Node node = name(arrival.signed.id());
        node.feed = feeds.of(header.sender());
        node.sequence = header.sequence();
        node.arrival = arrival;
        node.userWord = arrival.carriesUserWord();
        node.type = arrival.type;
        node.shard = header.shard();
        node.wanted |= arrival.wanted;
        return node;
    }

    private Node name(MessageId id) {
        return nodes.findOrAdd(id);
    }

    private Node[] named(Header header) {
        MessageId previous = header.previous();
        int count = (previous == null ? 0 : 1)
                + header.parents().size()
                + header.dependencies().size();
        Node[] named = new Node[count];
        int at = 0;
        if (previous != null) {
            named[at++] = name(previous);
        }
        for (MessageId id : header.parents()) {
            named[at++] = name(id);
        }
        for (MessageId id : header.dependencies()) {
            named[at++] = name(id);
        }
        return named;
    }

    /** Gives the verdict on a message whose named ones are all judged. */
    void judge(Node node, Arrival arrival) {
        Header header = arrival.signed.header();
        long highest = 0;
        for (Node name : node.named) {
            highest = Math.max(highest, name.computed);
        }
        node.computed = highest + 1;
        node.verdict = verdict(node, header);
        unverified.remove(node);
    }

    private TimeVerdict verdict(Node node, Header header) {
        Node previous = header.previous() == null ? null : node.named[0];
        if (previous == null && header.type() != MessageType.KEY_CERTIFICATE.code()) {
            return TimeVerdict.BROKEN;
        }
        if (previous != null && (previous.feed != node.feed || previous.sequence + 1 != node.sequence)) {
            return TimeVerdict.BROKEN;
        }
        if (header.time().value() != node.computed) {
            return TimeVerdict.FALSE;
        }
        return previous != null && previous.verdict.isBreach() ? TimeVerdict.AFTER_BREACH : TimeVerdict.TRUE;
    }

    void stored(Node node) {
        node.stored = true;
        unverified.remove(node);
        storedOldestFirst.add(node);
    }

    /** Forgets the oldest headers beyond the bounds; answers what was forgotten. A head stays. */
    List<Node> forgetBeyondBounds(Frontier frontier) {
        if (unverified.size() <= limits.unverifiedMax() && storedOldestFirst.size() <= limits.headersMax()) {
            return List.of();
        }
        List<Node> forgotten = new ArrayList<>();
        while (unverified.size() > limits.unverifiedMax()) {
            Node oldest = unverified.removeFirst();
            if (oldest.isHeldBack()) {
                // Hold-back has its own bounds, fairer than this one, and fewer than half of these.
                unverified.addLast(oldest);
            } else {
                forget(oldest);
                forgotten.add(oldest);
            }
        }
        int kept = 0;
        while (storedOldestFirst.size() > limits.headersMax() && kept < lookMax()) {
            Node oldest = storedOldestFirst.remove();
            if (frontier.isHead(oldest) || oldest.isAwaited() || (oldest.isIncomplete() && hasRoomForIncomplete())) {
                storedOldestFirst.add(oldest);
                kept++;
            } else {
                forget(oldest);
                floor = Math.max(floor, oldest.computed);
                hasForgotten = true;
                forgotten.add(oldest);
            }
        }
        return forgotten;
    }

    /** What waits for its past would be judged or delivered by nobody, were it forgotten; so much of it stays beyond the bound. */
    private boolean hasRoomForIncomplete() {
        return storedOldestFirst.size() < limits.headersMax() + limits.unverifiedMax();
    }

    private int lookMax() {
        return hasRoomForIncomplete() ? LOOK_MAX : limits.headersMax();
    }

    private void forget(Node node) {
        for (Node name : node.named) {
            name.letGo(node);
            if (!name.isKnown() && !name.isAwaited()) {
                nodes.remove(name);
            }
        }
        feeds.remove(node);
        node.named = Node.NONE;
        node.dependencies = 0;
        node.cut = true;
        if (!node.isAwaited()) {
            nodes.remove(node);
            return;
        }
        node.feed = null;
        node.namedUnjudged = 0;
        node.dependenciesUnsettled = 0;
    }

    /** Computed times at and below may be missing from memory. */
    long floor() {
        return floor;
    }

    boolean hasForgotten() {
        return hasForgotten;
    }

    /** Called when the log held more rows than were restored. */
    void startsAbove(long computed) {
        floor = computed;
        hasForgotten = true;
    }

    /** Known messages that are not judged yet, or wanted and not settled, in a fixed order. */
    List<Node> incomplete() {
        List<Node> incomplete = new ArrayList<>();
        nodes.forEach(node -> {
            if (node.isKnown() && node.isIncomplete()) {
                incomplete.add(node);
            }
        });
        incomplete.sort(Comparator.comparing((Node node) -> node.id));
        return incomplete;
    }

    /** In no order that means anything. */
    void forEachUnsettled(Consumer<Node> action) {
        nodes.forEach(node -> {
            if (node.isKnown() && !node.settled) {
                action.accept(node);
            }
        });
    }

    int knownCount() {
        return storedOldestFirst.size() + unverified.size();
    }

    int unverifiedCount() {
        return unverified.size();
    }
}
