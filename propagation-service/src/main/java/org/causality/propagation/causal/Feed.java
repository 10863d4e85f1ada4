package org.causality.propagation.causal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.causality.model.key.PublicKey;
import org.jspecify.annotations.Nullable;

/** One FEED sub-key's messages, by sequence, and the place from which they are void. Sequences are unsigned. */
final class Feed {

    /** No sequence is as high: the feed is in force. */
    static final long NEVER = -1L;

    final PublicKey key;
    /** The operator that certified the key; null until its certificate arrived. */
    @Nullable PublicKey operator;

    private final Map<Long, Node> bySequence = new HashMap<>();
    private long voidFrom = NEVER;

    Feed(PublicKey key) {
        this.key = key;
    }

    /** Places a message; answers the other one when the place is taken. */
    @Nullable Node place(Node node) {
        Node first = bySequence.putIfAbsent(node.sequence, node);
        return first == node ? null : first;
    }

    void remove(Node node) {
        bySequence.remove(node.sequence, node);
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
        List<Node> before = bySequence.values().stream()
                .filter(node -> !isVoidAt(node.sequence))
                .toList();
        voidFrom = sequence;
        return before.stream().filter(Node::isVoid).sorted().toList();
    }

    boolean isEmpty() {
        return bySequence.isEmpty() && voidFrom == NEVER && operator == null;
    }
}
