package org.causality.propagation.causal;

import java.util.List;
import org.causality.model.key.PublicKey;
import org.jspecify.annotations.Nullable;

/** One FEED sub-key's messages, by sequence, and the place from which they are void. Sequences are unsigned. */
final class Feed {

    /** No sequence is as high: the feed is in force. */
    static final long NEVER = -1L;

    final PublicKey key;
    /** The operator that certified the key; null until its certificate arrived. */
    @Nullable PublicKey operator;

    /** What its operator's feeds have come to; null as long as the operator. */
    Feeds.@Nullable OperatorTime time;

    /** Its bodies in hold-back; null while there never was one. */
    HoldBack.@Nullable Consumer heldBack;

    /** How many messages are being fetched on its account. */
    int wanted;

    private final FeedPlaces places;
    private long voidFrom = NEVER;

    Feed(PublicKey key, TableSecret secret) {
        this.key = key;
        this.places = new FeedPlaces(secret);
    }

    /** Places a message; answers the other one when the place is taken. */
    @Nullable Node place(Node node) {
        return places.putIfAbsent(node);
    }

    void remove(Node node) {
        places.remove(node);
    }

    boolean isVoidAt(long sequence) {
        return voidFrom != NEVER && Long.compareUnsigned(sequence, voidFrom) >= 0;
    }

    long voidFrom() {
        return voidFrom;
    }

    /** Lowers the place from which the feed is void; answers the messages that became void by it. */
    List<Node> voidFrom(long sequence) {
        if (isVoidAt(sequence)) {
            return List.of();
        }
        List<Node> before =
                places.all().stream().filter(node -> !isVoidAt(node.sequence)).toList();
        voidFrom = sequence;
        return before.stream().filter(Node::isVoid).sorted().toList();
    }

    boolean isEmpty() {
        return places.isEmpty() && voidFrom == NEVER && operator == null;
    }
}
