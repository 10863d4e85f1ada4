package org.causality.effect.book;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseNode;
import org.causality.model.codec.Bytes32;

/**
 * Adds causes so that no cycle comes about.
 *
 * <p>A node's rank is above the ranks of its causes. When a node that already has dependents gets a cause of a higher rank,
 * the node and what rests on it are lifted; if lifting reaches one of the new causes, the cause would rest on what it causes,
 * and nothing is changed.
 */
final class Ranks {

    /** Nodes one link may lift; a lineage of that many steps is linked in its order and lifts none. */
    static final int LIFTED_MAX = 65_536;

    /** What became of a wish to link. */
    enum Linked {
        ADDED,
        /** The group is there already. */
        KNOWN,
        /** A cause rests on the node. */
        CYCLE,
        /** Too many groups, causes or nodes to lift. */
        TOO_MANY
    }

    private Ranks() {}

    static Linked link(Page page, Cause name, Bytes32 group, List<Cause> causes) {
        CauseNode node = page.node(name);
        if (node.groups().containsKey(group)) {
            return Linked.KNOWN;
        }
        if (node.groups().size() >= CauseNode.GROUPS_MAX || causes.size() > CauseNode.CAUSES_MAX) {
            return Linked.TOO_MANY;
        }
        if (causes.contains(name)) {
            return Linked.CYCLE;
        }
        int above = 1
                + causes.stream()
                        .mapToInt(cause -> page.node(cause).rank())
                        .max()
                        .orElse(-1);
        Map<Cause, Integer> lifted = new HashMap<>();
        Linked result = above > node.rank() ? lift(page, name, above, causes, lifted) : Linked.ADDED;
        if (result == Linked.ADDED) {
            lifted.forEach((of, rank) -> page.put(page.node(of).withRank(rank)));
            page.link(page.node(name), group, causes, Math.max(node.rank(), above));
        }
        return result;
    }

    private static Linked lift(Page page, Cause name, int above, List<Cause> forbidden, Map<Cause, Integer> lifted) {
        Deque<Cause> open = new ArrayDeque<>();
        lifted.put(name, above);
        open.add(name);
        while (!open.isEmpty()) {
            Cause next = open.remove();
            int least = lifted.getOrDefault(next, 0) + 1;
            for (Cause dependent : page.dependents.get(next)) {
                if (forbidden.contains(dependent)) {
                    return Linked.CYCLE;
                }
                int rank = lifted.getOrDefault(dependent, page.node(dependent).rank());
                if (rank < least) {
                    lifted.put(dependent, least);
                    open.add(dependent);
                }
            }
            if (lifted.size() > LIFTED_MAX) {
                return Linked.TOO_MANY;
            }
        }
        return Linked.ADDED;
    }
}
