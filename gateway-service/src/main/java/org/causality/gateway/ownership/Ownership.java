package org.causality.gateway.ownership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which member owns which key. Weighted rendezvous, but nobody is given more than 1.25 times its part: what would go to a full
 * member goes to the next in the key's own ranking. From one epoch to the next
 *
 * <pre>
 * a key whose owner is gone        is given away at once: everything always has an owner
 * a key of a member over its bound  moves first
 * a key that ranks another higher   moves, while not more than 5 % of all keys have moved of those that need not
 * </pre>
 *
 * A pure function of the keys, the members and the owners before.
 *
 * @param owners by key, each a member's id
 */
public record Ownership(SortedMap<String, String> owners) {

    /** 1.25 times the part, in quarters. */
    private static final int BOUND_QUARTERS = 5;

    private static final int QUARTERS = 4;
    private static final int MOVED_PER_MILLE = 50;
    private static final int WHOLE = 1_000;

    public static final Ownership NONE = new Ownership(new TreeMap<>());

    public Ownership {
        owners = Collections.unmodifiableSortedMap(new TreeMap<>(owners));
    }

    /** The next epoch. @throws IllegalArgumentException when there are keys and no members */
    public Ownership next(Collection<String> keys, Collection<Member> members) {
        if (members.isEmpty() && !keys.isEmpty()) {
            throw new IllegalArgumentException("nobody is there to own anything");
        }
        Turn turn = new Turn(new TreeSet<>(keys), members);
        turn.keep(owners);
        turn.giveAway();
        turn.relieve();
        turn.improve();
        return new Ownership(turn.owners);
    }

    /** One epoch in the making. */
    private static final class Turn {
        final SortedSet<String> keys;
        final SortedMap<String, String> owners = new TreeMap<>();
        private final Map<String, Member> members = new TreeMap<>();
        private final Map<String, Integer> owned = new HashMap<>();
        private final Map<String, Integer> bounds = new HashMap<>();
        private final Map<String, List<Member>> rankings = new HashMap<>();
        private int mayMove;

        Turn(SortedSet<String> keys, Collection<Member> all) {
            this.keys = keys;
            this.mayMove = keys.size() * MOVED_PER_MILLE / WHOLE;
            all.forEach(member -> members.put(member.id(), member));
            long weight = members.values().stream().mapToLong(Member::weight).sum();
            for (Member member : members.values()) {
                long bound = (long) BOUND_QUARTERS * keys.size() * member.weight() / (QUARTERS * weight);
                bounds.put(member.id(), (int) Math.max(1, bound));
            }
        }

        void keep(SortedMap<String, String> before) {
            before.forEach((key, owner) -> {
                if (keys.contains(key) && members.containsKey(owner)) {
                    give(key, owner);
                }
            });
        }

        void giveAway() {
            for (String key : keys) {
                if (!owners.containsKey(key)) {
                    give(key, firstWithRoom(key));
                }
            }
        }

        /** Where parts are not whole keys all bounds can be full: then everybody may have one more, and so on. */
        private String firstWithRoom(String key) {
            List<Member> ranked = ranking(key);
            for (int more = 0; ; more++) {
                for (Member member : ranked) {
                    if (owned(member.id()) < bound(member.id()) + more) {
                        return member.id();
                    }
                }
            }
        }

        void relieve() {
            for (String key : List.copyOf(owners.keySet())) {
                String owner = owner(key);
                String other = firstWithRoom(key);
                if (owned(owner) > bound(owner) && hasRoom(other)) {
                    move(key, other);
                }
            }
        }

        void improve() {
            for (String key : byHowBadly()) {
                String better = firstBetter(key);
                if (better != null) {
                    move(key, better);
                }
            }
        }

        /** Those first whose owner has the most for its bound: they make room where it is short. */
        private List<String> byHowBadly() {
            List<String> all = new ArrayList<>(owners.keySet());
            Map<String, Double> fill = new HashMap<>();
            members.keySet().forEach(id -> fill.put(id, (double) owned(id) / bound(id)));
            all.sort((a, b) -> {
                int fuller = Double.compare(fill.getOrDefault(owner(b), 0.0), fill.getOrDefault(owner(a), 0.0));
                return fuller != 0 ? fuller : a.compareTo(b);
            });
            return all;
        }

        private @Nullable String firstBetter(String key) {
            String owner = owner(key);
            for (Member member : ranking(key)) {
                if (member.id().equals(owner)) {
                    return null;
                }
                if (hasRoom(member.id())) {
                    return member.id();
                }
            }
            return null;
        }

        private void move(String key, String to) {
            if (mayMove > 0 && !to.equals(owner(key))) {
                mayMove--;
                owned.merge(owner(key), -1, Integer::sum);
                give(key, to);
            }
        }

        private void give(String key, String owner) {
            owners.put(key, owner);
            owned.merge(owner, 1, Integer::sum);
        }

        private boolean hasRoom(String id) {
            return owned(id) < bound(id);
        }

        private int owned(String id) {
            return owned.getOrDefault(id, 0);
        }

        private int bound(String id) {
            return bounds.getOrDefault(id, 0);
        }

        private String owner(String key) {
            return Objects.requireNonNull(owners.get(key));
        }

        private List<Member> ranking(String key) {
            return rankings.computeIfAbsent(key, it -> Rendezvous.ranked(it, members.values()));
        }
    }
}
