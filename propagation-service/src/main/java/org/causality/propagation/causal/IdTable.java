package org.causality.propagation.causal;

import java.util.function.Consumer;
import org.causality.model.message.MessageId;
import org.jspecify.annotations.Nullable;

/** The graph's nodes by id. Nodes are chained through a field of their own, so an entry costs a reference and no object. */
final class IdTable {

    private static final int SIZE_MIN = 16;

    private final TableSecret secret;
    private @Nullable Node[] chains = new Node[SIZE_MIN];
    private int count;

    IdTable(TableSecret secret) {
        this.secret = secret;
    }

    @Nullable Node find(MessageId id) {
        return find(id, secret.hash(id));
    }

    private @Nullable Node find(MessageId id, int hash) {
        Node node = chains[hash & (chains.length - 1)];
        while (node != null && !(node.hash == hash && node.id.equals(id))) {
            node = node.nextInTable;
        }
        return node;
    }

    /** The node of this id, made when there is none. */
    Node findOrAdd(MessageId id) {
        int hash = secret.hash(id);
        Node known = find(id, hash);
        if (known != null) {
            return known;
        }
        if (count == chains.length) {
            grow();
        }
        Node node = new Node(id, hash);
        chain(node, chains);
        count++;
        return node;
    }

    void remove(Node node) {
        int slot = node.hash & (chains.length - 1);
        Node before = null;
        for (Node at = chains[slot]; at != null; before = at, at = at.nextInTable) {
            if (at == node) {
                if (before == null) {
                    chains[slot] = node.nextInTable;
                } else {
                    before.nextInTable = node.nextInTable;
                }
                node.nextInTable = null;
                count--;
                return;
            }
        }
    }

    /** In no order that means anything. */
    void forEach(Consumer<Node> action) {
        for (Node first : chains) {
            for (Node node = first; node != null; node = node.nextInTable) {
                action.accept(node);
            }
        }
    }

    private void grow() {
        @Nullable Node[] larger = new Node[chains.length * 2];
        for (Node first : chains) {
            Node node = first;
            while (node != null) {
                Node next = node.nextInTable;
                chain(node, larger);
                node = next;
            }
        }
        chains = larger;
    }

    private static void chain(Node node, @Nullable Node[] table) {
        int slot = node.hash & (table.length - 1);
        node.nextInTable = table[slot];
        table[slot] = node;
    }
}
