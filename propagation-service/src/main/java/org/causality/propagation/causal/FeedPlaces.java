package org.causality.propagation.causal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One feed's messages by sequence, chained through a field of the nodes as in {@link IdTable}. */
final class FeedPlaces {

    private final TableSecret secret;
    private @Nullable Node[] chains = new Node[1];
    private int count;

    FeedPlaces(TableSecret secret) {
        this.secret = secret;
    }

    /** @return who has the place already, or null */
    @Nullable Node putIfAbsent(Node node) {
        Node known = chains[slot(node.sequence, chains.length)];
        while (known != null && known.sequence != node.sequence) {
            known = known.nextInFeed;
        }
        if (known != null) {
            return known;
        }
        if (count == chains.length) {
            grow();
        }
        chain(node, chains);
        count++;
        return null;
    }

    /** Nothing happens when the node does not have the place. */
    void remove(Node node) {
        int slot = slot(node.sequence, chains.length);
        Node before = null;
        for (Node at = chains[slot]; at != null; before = at, at = at.nextInFeed) {
            if (at == node) {
                if (before == null) {
                    chains[slot] = node.nextInFeed;
                } else {
                    before.nextInFeed = node.nextInFeed;
                }
                node.nextInFeed = null;
                count--;
                return;
            }
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** In no order that means anything. */
    List<Node> all() {
        List<Node> all = new ArrayList<>(count);
        for (Node first : chains) {
            for (Node node = first; node != null; node = node.nextInFeed) {
                all.add(node);
            }
        }
        return all;
    }

    private void grow() {
        @Nullable Node[] larger = new Node[chains.length * 2];
        all().forEach(node -> chain(node, larger));
        chains = larger;
    }

    private void chain(Node node, @Nullable Node[] table) {
        int slot = slot(node.sequence, table.length);
        node.nextInFeed = table[slot];
        table[slot] = node;
    }

    private int slot(long sequence, int size) {
        return secret.hash(sequence) & (size - 1);
    }
}
