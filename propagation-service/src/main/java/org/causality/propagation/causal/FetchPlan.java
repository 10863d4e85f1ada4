package org.causality.propagation.causal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        final Feed feed;
        final long sinceMillis;
        PriorityClass priority;
        int attempt;
        long dueMillis;
        boolean landed;

        Want(MessageId id, String peer, Feed feed, PriorityClass priority, long nowMillis) {
            this.id = id;
            this.peer = peer;
            this.feed = feed;
            this.priority = priority;
            this.sinceMillis = nowMillis;
            this.dueMillis = nowMillis;
        }
    }

    private record Ask(String peer, int attempt) {}

    private final Map<MessageId, Want> wanted = new HashMap<>();
    /**
     * One queue an attempt, the slow ones in the last: whoever joins a queue is due after all who are in it. They hold those
     * that landed, too, until they come up: at most 30 s.
     */
    private final List<ArrayDeque<Want>> byAttempt = new ArrayList<>();

    private final CausalLimits limits;

    FetchPlan(CausalLimits limits) {
        this.limits = limits;
        for (int i = 0; i <= ATTEMPT_MILLIS.length; i++) {
            byAttempt.add(new ArrayDeque<>(2));
        }
    }

    /** Asks for a message on account of a feed; what it was asked for in a higher class raises its own. */
    void want(MessageId id, String peer, Feed feed, PriorityClass priority, long nowMillis) {
        Want known = wanted.get(id);
        if (known != null) {
            known.priority = higher(known.priority, priority);
            return;
        }
        if (!hasRoom(feed)) {
            return;
        }
        Want want = new Want(id, peer, feed, priority, nowMillis);
        wanted.put(id, want);
        feed.wanted++;
        byAttempt.getFirst().addLast(want);
    }

    /** Whether one more would be asked for on account of this feed. */
    boolean hasRoom(Feed feed) {
        return wanted.size() < limits.wantedMax() && feed.wanted < limits.wantedPerKeyMax();
    }

    /** It is here or nobody waits for it any more; answers the class it was asked in, or null. */
    @Nullable PriorityClass landed(MessageId id) {
        Want want = wanted.remove(id);
        if (want == null) {
            return null;
        }
        want.landed = true;
        ArrayDeque<Want> queue = byAttempt.get(Math.min(want.attempt, ATTEMPT_MILLIS.length));
        while (!queue.isEmpty() && queue.getFirst().landed) {
            queue.removeFirst();
        }
        want.feed.wanted--;
        return want.priority;
    }

    /** The fetches that are due, each of at most 64 ids of one peer and attempt. */
    List<WireCommand.Fetch> due(long nowMillis) {
        List<Want> due = takeDue(nowMillis);
        if (due.isEmpty()) {
            return List.of();
        }
        Map<Ask, List<MessageId>> asks = new LinkedHashMap<>();
        for (Want want : due) {
            asks.computeIfAbsent(
                            new Ask(want.peer, Math.min(want.attempt, ATTEMPT_MILLIS.length - 1)),
                            _ -> new ArrayList<>(2))
                    .add(want.id);
            scheduleAfter(want, nowMillis);
        }
        List<WireCommand.Fetch> fetches = new ArrayList<>(asks.size());
        asks.forEach((ask, ids) -> split(ask, ids, fetches));
        return fetches;
    }

    private List<Want> takeDue(long nowMillis) {
        List<Want> due = List.of();
        for (ArrayDeque<Want> attempt : byAttempt) {
            Want first = attempt.peekFirst();
            while (first != null && (first.landed || first.dueMillis <= nowMillis)) {
                attempt.removeFirst();
                if (!first.landed) {
                    due = due.isEmpty() ? new ArrayList<>(2) : due;
                    due.add(first);
                }
                first = attempt.peekFirst();
            }
        }
        return due;
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
        byAttempt.get(Math.min(want.attempt, ATTEMPT_MILLIS.length)).addLast(want);
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
