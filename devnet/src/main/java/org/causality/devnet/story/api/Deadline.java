package org.causality.devnet.story.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The end of a wait. */
public record Deadline(long atNanos) {

    /** How long to leave an operator alone between two looks: short for a person, long for a processor. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    public static Deadline in(Duration wait) {
        return new Deadline(System.nanoTime() + wait.toNanos());
    }

    public long leftNanos() {
        return Math.max(0, atNanos - System.nanoTime());
    }

    public boolean passed() {
        return leftNanos() == 0;
    }

    /** Returns when it has come; at once when the thread is interrupted. */
    public void awaitIt() {
        while (!passed() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(leftNanos());
        }
    }

    /** Looks again and again until there is something or the time is over; looks at least once. */
    public <T> Optional<T> poll(Supplier<Optional<T>> look) {
        return poll(BETWEEN_LOOKS, look);
    }

    /** The same with another time between two looks. */
    public <T> Optional<T> poll(Duration between, Supplier<Optional<T>> look) {
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent() || passed() || Thread.currentThread().isInterrupted()) {
                return found;
            }
            LockSupport.parkNanos(Math.min(between.toNanos(), leftNanos()));
        }
    }
}
