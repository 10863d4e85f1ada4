package org.causality.gateway.interest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.causality.model.message.MessageId;
import org.causality.model.message.WireTopic;

/**
 * Messages whose header the core has and whose body nobody here needed yet:
 *
 * <pre>
 * withheld  --a message taken whole depends on it, a service asks for it, its shard is taken over--> needed
 * needed    --its body came-->                                          forgotten
 * needed    --asked for at 0, 300 ms, 1 s, 3 s, 10 s, 30 s in vain-->   withheld
 * withheld  --{@link #WITHHELD_MAX} newer ones are-->                   forgotten: the core's own asking goes through
 * </pre>
 *
 * What a needed message depends on is needed too. Safe from any thread.
 */
public final class WithheldBodies {

    /** At 200 messages a second that do not interest us, those of five minutes: as long as the core asks for a body. */
    static final int WITHHELD_MAX = 65_536;

    /** Bodies asked for at a time; more stay withheld until something needs them again. */
    static final int NEEDED_MAX = 4_096;

    private static final long[] ATTEMPT_MILLIS = {0, 300, 1_000, 3_000, 10_000, 30_000};

    private record Held(WireTopic bodies, List<MessageId> dependencies) {}

    private static final class Need {
        final Held held;
        final String peer;
        final long sinceMillis;
        int attempt;

        Need(Held held, String peer, long sinceMillis) {
            this.held = held;
            this.peer = peer;
            this.sinceMillis = sinceMillis;
        }

        boolean isDue(long nowMillis) {
            return nowMillis - sinceMillis >= ATTEMPT_MILLIS[attempt];
        }
    }

    /** To be asked for now: of {@code peer} first, then of others, one an attempt. */
    public record Ask(String peer, int attempt, List<MessageId> ids) {
        public Ask {
            ids = List.copyOf(ids);
        }
    }

    private record Way(String peer, int attempt) {}

    private final Map<MessageId, Held> withheld = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MessageId, Held> eldest) {
            return size() > WITHHELD_MAX;
        }
    };
    private final Map<MessageId, Need> needed = new LinkedHashMap<>();

    /** The core has the header, and the body is not wanted. */
    public synchronized void withhold(MessageId id, WireTopic bodies, List<MessageId> dependencies) {
        if (!needed.containsKey(id)) {
            withheld.putIfAbsent(id, new Held(bodies, List.copyOf(dependencies)));
        }
    }

    /** Those that nobody keeps from coming. */
    public synchronized List<MessageId> without(Collection<MessageId> ids) {
        return ids.stream().filter(id -> !withheld.containsKey(id)).toList();
    }

    /**
     * Something here needs these, and what they depend on.
     *
     * @param peer who is likely to have them; empty for nobody
     */
    public synchronized void need(Collection<MessageId> ids, String peer, long nowMillis) {
        Deque<MessageId> open = new ArrayDeque<>(ids);
        while (!open.isEmpty() && needed.size() < NEEDED_MAX) {
            MessageId id = open.remove();
            Held held = withheld.remove(id);
            if (held != null) {
                needed.put(id, new Need(held, peer, nowMillis));
                open.addAll(held.dependencies());
            }
        }
    }

    /** The bodies of these topics are wanted from now on, those of the past, too. */
    public void needAll(Predicate<WireTopic> bodies, long nowMillis) {
        need(withheldOf(bodies), "", nowMillis);
    }

    private synchronized List<MessageId> withheldOf(Predicate<WireTopic> bodies) {
        return withheld.entrySet().stream()
                .filter(entry -> bodies.test(entry.getValue().bodies()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Its body is on the way to the core. */
    public synchronized void came(MessageId id) {
        withheld.remove(id);
        needed.remove(id);
    }

    /** What is to be asked for now. */
    public synchronized List<Ask> due(long nowMillis) {
        Map<Way, List<MessageId>> asks = new LinkedHashMap<>();
        needed.entrySet().removeIf(entry -> {
            Need need = entry.getValue();
            if (!need.isDue(nowMillis)) {
                return false;
            }
            asks.computeIfAbsent(new Way(need.peer, need.attempt), _ -> new ArrayList<>())
                    .add(entry.getKey());
            need.attempt++;
            boolean isLast = need.attempt == ATTEMPT_MILLIS.length;
            if (isLast) {
                withheld.put(entry.getKey(), need.held);
            }
            return isLast;
        });
        List<Ask> due = new ArrayList<>();
        asks.forEach((way, ids) -> due.add(new Ask(way.peer(), way.attempt(), ids)));
        return due;
    }

    public synchronized int withheldCount() {
        return withheld.size();
    }

    public synchronized int neededCount() {
        return needed.size();
    }
}
