package org.causality.effect.cause;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.causality.model.codec.Bytes32;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a node. Its causes come in groups: within a group all are needed, and one group is enough. So a
 * computation has one group, a slot one for each proof that opens it, an effect one for each attempt at it.
 *
 * @param rank above the rank of every cause
 * @param self whether it was taken back itself; never so for facts and effects, whose own records say it
 * @param retracted whether it was taken back, itself or by its causes
 * @param label the status its owner last told, empty when none
 * @param labelVersion the owner's version of that status; 0 when it tells none
 * @param groups causes by the group's name
 */
public record CauseNode(
        Cause of,
        int rank,
        boolean self,
        boolean retracted,
        String label,
        long labelVersion,
        NavigableMap<Bytes32, NavigableSet<Cause>> groups) {

    /** The one group of what has no alternatives. */
    public static final Bytes32 ONLY = new Bytes32(0, 0, 0, 0);

    /** Alternatives of one node; further ones are left out, which can only take it back too early, never too late. */
    public static final int GROUPS_MAX = 16;

    /** Causes in a group: an intent's 64 orders, 64 facts and its slot fit. */
    public static final int CAUSES_MAX = 160;

    public CauseNode {
        groups = Collections.unmodifiableNavigableMap(groups);
    }

    /** A node of which nothing is known but its name. */
    public static CauseNode unknown(Cause of) {
        return new CauseNode(of, 0, false, false, "", 0, Collections.emptyNavigableMap());
    }

    public CauseNode with(Bytes32 group, List<Cause> causes, int newRank) {
        NavigableMap<Bytes32, NavigableSet<Cause>> more = new TreeMap<>(groups);
        more.put(group, Collections.unmodifiableNavigableSet(new TreeSet<>(causes)));
        return new CauseNode(of, newRank, self, retracted, label, labelVersion, more);
    }

    public CauseNode withRank(int newRank) {
        return new CauseNode(of, newRank, self, retracted, label, labelVersion, groups);
    }

    public CauseNode withRetracted(boolean now) {
        return new CauseNode(of, rank, self, now, label, labelVersion, groups);
    }

    public CauseNode told(String newLabel, long version, boolean takenBack) {
        return new CauseNode(of, rank, takenBack, retracted, newLabel, version, groups);
    }

    /** All causes, of whatever group. */
    public NavigableSet<Cause> causes() {
        NavigableSet<Cause> all = new TreeSet<>();
        groups.values().forEach(all::addAll);
        return all;
    }

    /** The cause for which the node cannot stand: there are groups, and each has one that was taken back. */
    public @Nullable Cause fallenCause(Predicate<Cause> isRetracted) {
        Cause first = null;
        for (NavigableSet<Cause> group : groups.values()) {
            Cause fallen = group.stream().filter(isRetracted).findFirst().orElse(null);
            if (fallen == null) {
                return null;
            }
            first = first == null ? fallen : first;
        }
        return first;
    }
}
