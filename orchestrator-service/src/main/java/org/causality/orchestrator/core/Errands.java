package org.causality.orchestrator.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.causality.model.computation.JobId;

/**
 * Errands under way: each at most once at a time, again after a pause that doubles. None is kept over a restart, because
 * all of them follow from what is kept.
 */
final class Errands {
    private record Key(Class<? extends Errand> kind, JobId job) {
        static Key of(Errand errand) {
            return new Key(errand.getClass(), errand.job());
        }
    }

    private record Entry(Errand errand, Instant due, int failures, boolean running) {}

    private final Map<Key, Entry> entries = new HashMap<>();

    /** Asks for it; a repeat changes nothing. */
    void want(Errand errand, Instant now) {
        if (entries.size() < Limits.ERRANDS_MAX) {
            entries.putIfAbsent(Key.of(errand), new Entry(errand, now, 0, false));
        }
    }

    List<Errand> due(Instant now) {
        List<Errand> due = new ArrayList<>();
        entries.replaceAll((_, entry) -> {
            if (entry.running || entry.due.isAfter(now)) {
                return entry;
            }
            due.add(entry.errand);
            return new Entry(entry.errand, entry.due, entry.failures, true);
        });
        return due;
    }

    void done(Class<? extends Errand> kind, JobId job) {
        entries.remove(new Key(kind, job));
    }

    /** Whether it is asked for and not done. */
    boolean has(Class<? extends Errand> kind, JobId job) {
        return entries.containsKey(new Key(kind, job));
    }

    /** Answers how often it has failed. */
    int failed(Errand errand, long retryAfterMillis, Instant now) {
        Entry entry = entries.get(Key.of(errand));
        int failures = entry == null ? 1 : entry.failures + 1;
        Instant due = now.plus(pause(failures, retryAfterMillis));
        entries.put(Key.of(errand), new Entry(errand, due, failures, false));
        return failures;
    }

    private static Duration pause(int failures, long retryAfterMillis) {
        long doubled = Limits.RETRY_FIRST.toMillis() << Math.min(failures - 1, 16);
        long millis = retryAfterMillis > 0 ? retryAfterMillis : doubled;
        return Duration.ofMillis(Math.min(millis, Limits.RETRY_LAST.toMillis()));
    }
}
