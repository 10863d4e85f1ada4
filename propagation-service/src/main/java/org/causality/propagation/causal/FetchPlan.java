package org.causality.propagation.causal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.causality.model.key.PublicKey;
import org.causality.model.message.MessageId;
import org.causality.model.message.PriorityClass;
import org.causality.model.wire.WireCommand;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are asked for, of whom and when: the sender at once, others after 300 ms, 1 s and 3 s, then every 30 s
 * a bounded number of times. An id is asked for once, however many wait for it.
 */
final class FetchPlan {

    /** When the attempts after the first follow, counted from the first. */
    private static final long[] ATTEMPT_MILLIS = {0, 300, 1_000, 3_000};

    private static final long SLOW_RETRY_MILLIS = 30_000;

    private static final class Want {
        final MessageId id;
        final String peer;
        final PublicKey key;
        final long sinceMillis;
        PriorityClass priority;
        int attempt;
        long dueMillis;

        Want(MessageId id, String peer, PublicKey key, PriorityClass priority, long nowMillis) {
            this.id = id;
            this.peer = peer;
            this.key = key;
            this.priority = priority;
            this.sinceMillis = nowMillis;
            this.dueMillis = nowMillis;
        }
    }

    private record Ask(String peer, int attempt) {}

    private final Map<MessageId, Want> wanted = new HashMap<>();
    private final Map<PublicKey, Integer> countByKey = new HashMap<>();
    /** Holds those that landed, too, until they come up: at most 30 s. */
    private final PriorityQueue<Want> byDue = new PriorityQueue<>(
            Comparator.comparingLong((Want want) -> want.dueMillis).thenComparing(want -> want.id));

    private final CausalLimits limits;

    FetchPlan(CausalLimits limits) {
        this.limits = limits;
    }

    /** Asks for a message on account of {@code key}; what it was asked for in a higher class raises its own. */
    void want(MessageId id, String peer, PublicKey key, PriorityClass priority, long nowMillis) {
        Want known = wanted.get(id);
        if (known != null) {
            known.priority = higher(known.priority, priority);
            return;
        }
        int ofKey = countByKey.getOrDefault(key, 0);
        if (wanted.size() >= limits.wantedMax() || ofKey >= limits.wantedPerKeyMax()) {
            return;
        }
        Want want = new Want(id, peer, key, priority, nowMillis);
        wanted.put(id, want);
        countByKey.put(key, ofKey + 1);
        byDue.add(want);
    }

    /** It is here or nobody waits for it any more; answers the class it was asked in, or null. */
    @Nullable PriorityClass landed(MessageId id) {
        Want want = wanted.remove(id);
        if (want == null) {
            return null;
        }
        countByKey.computeIfPresent(want.key, (_, count) -> count == 1 ? null : count - 1);
        return want.priority;
    }

    /** The fetches that are due, each of at most 64 ids of one peer and attempt. */
    List<WireCommand.Fetch> due(long nowMillis) {
        Map<Ask, List<MessageId>> asks = new LinkedHashMap<>();
        while (isDue(nowMillis)) {
            Want first = byDue.remove();
            if (wanted.get(first.id) != first) {
                continue;
            }
            asks.computeIfAbsent(new Ask(first.peer, Math.min(first.attempt, 3)), _ -> new ArrayList<>())
                    .add(first.id);
            scheduleAfter(first, nowMillis);
        }
        List<WireCommand.Fetch> fetches = new ArrayList<>();
        asks.forEach((ask, ids) -> split(ask, ids, fetches));
        return fetches;
    }

    private boolean isDue(long nowMillis) {
        Want first = byDue.peek();
        return first != null && first.dueMillis <= nowMillis;
    }

    private void scheduleAfter(Want want, long nowMillis) {
        want.attempt++;
        if (want.attempt < ATTEMPT_MILLIS.length) {
            // At most one attempt a tick, also when ticks were late.
            want.dueMillis =
                    Math.max(want.sinceMillis + ATTEMPT_MILLIS[want.attempt], nowMillis + CausalCore.TICK_MILLIS);
        } else if (want.attempt < ATTEMPT_MILLIS.length + limits.slowRetriesMax()) {
            want.dueMillis = nowMillis + SLOW_RETRY_MILLIS;
        } else {
            var _ = landed(want.id);
            return;
        }
        byDue.add(want);
    }

    private static void split(Ask ask, List<MessageId> ids, List<WireCommand.Fetch> fetches) {
        for (int from = 0; from < ids.size(); from += WireCommand.IDS_MAX) {
            List<MessageId> some = ids.subList(from, Math.min(from + WireCommand.IDS_MAX, ids.size()));
            fetches.add(new WireCommand.Fetch(some, ask.peer, ask.attempt));
        }
    }

    int count() {
        return wanted.size();
    }

    static PriorityClass higher(PriorityClass one, PriorityClass other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
