package org.causality.propagation.causal;

import java.util.ArrayList;
import java.util.List;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * A message of the graph, or only its name while nobody has seen its header. Ordered by (computed time, id), which is the
 * total order for all whose time is true.
 */
final class Node implements Comparable<Node> {

    static final Node[] NONE = {};

    final MessageId id;
    /** The id's in {@link IdTable}, kept so that a chain is walked without looking at ids. */
    final int hash;

    TimeVerdict verdict = TimeVerdict.UNJUDGED;
    long computed;
    long sequence;

    @Nullable Feed feed;
    /** The next node of its chain in {@link IdTable} and in {@link FeedPlaces}. */
    @Nullable Node nextInTable;

    @Nullable Node nextInFeed;

    /** Of what type it is; null as long as its header is unknown, and where this build does not know it. */
    @Nullable MessageType type;

    int shard;

    Node[] named = NONE;
    /** How many at the end of {@link #named} are the ones it depends on. */
    byte dependencies;

    /** Whether {@link #named} leaves out messages that are no longer in memory. */
    boolean cut;

    boolean stored;
    /** {@link Turn} knows that its row is new or has changed. */
    boolean changed;
    /** Carries what a user signed: that stays valid whatever became of the carrier's feed. */
    boolean userWord;
    /** Its body is wanted here ({@link Wants}); else its header stands alone. */
    boolean wanted;
    /** Delivered, or known never to be: whoever depends on it need not wait any more. */
    boolean settled;
    /** How many verified messages of feeds in force name it; a head has none. */
    int liveChildren;

    int namedUnjudged;
    int dependenciesUnsettled;

    @Nullable Arrival arrival;

    private @Nullable List<Node> awaitVerdict;
    private @Nullable List<Node> awaitSettled;

    Node(MessageId id, int hash) {
        this.id = id;
        this.hash = hash;
    }

    boolean isKnown() {
        return feed != null;
    }

    boolean isJudged() {
        return verdict != TimeVerdict.UNJUDGED;
    }

    /** Whether it still waits: for its verdict, or as a wanted message for its delivery. */
    boolean isIncomplete() {
        return !isJudged() || (wanted && !settled);
    }

    /** Whether it stands at or after the place from which its feed is void. */
    boolean isVoid() {
        Feed own = feed;
        return own != null && own.isVoidAt(sequence);
    }

    /** Whether own messages may name it: its time is true and its feed is in force. */
    boolean isNameable() {
        return verdict == TimeVerdict.TRUE && !isVoid();
    }

    /** Whether its body waits here. */
    boolean isHeldBack() {
        return arrival != null && arrival.payload != null && !settled;
    }

    void wakeAtVerdict(Node waiting) {
        if (awaitVerdict == null) {
            awaitVerdict = new ArrayList<>(2);
        }
        awaitVerdict.add(waiting);
    }

    void wakeWhenSettled(Node waiting) {
        if (awaitSettled == null) {
            awaitSettled = new ArrayList<>(2);
        }
        awaitSettled.add(waiting);
    }

    List<Node> takeAwaitingVerdict() {
        List<Node> waiting = awaitVerdict == null ? List.of() : awaitVerdict;
        awaitVerdict = null;
        return waiting;
    }

    List<Node> takeAwaitingSettled() {
        List<Node> waiting = awaitSettled == null ? List.of() : awaitSettled;
        awaitSettled = null;
        return waiting;
    }

    boolean isAwaited() {
        return awaitVerdict != null || awaitSettled != null;
    }

    /** Whether a message waits for this one's delivery. */
    boolean isAwaitedForDelivery() {
        return awaitSettled != null;
    }

    void letGo(Node waiting) {
        awaitVerdict = without(awaitVerdict, waiting);
        awaitSettled = without(awaitSettled, waiting);
    }

    /** It does not wait for this one's delivery any more. */
    void letGoForDelivery(Node waiting) {
        awaitSettled = without(awaitSettled, waiting);
    }

    private static @Nullable List<Node> without(@Nullable List<Node> waiters, Node waiting) {
        if (waiters != null) {
            waiters.removeIf(node -> node == waiting);
        }
        return waiters == null || waiters.isEmpty() ? null : waiters;
    }

    @Override
    public int compareTo(Node other) {
        int order = Long.compare(computed, other.computed);
        return order == 0 ? id.compareTo(other.id) : order;
    }
}
