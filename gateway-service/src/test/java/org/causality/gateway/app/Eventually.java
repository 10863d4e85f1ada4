package org.causality.gateway.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other threads do: looks again and again, gives up with what it saw last. */
public final class Eventually {

    /** Bounds a hang, nothing else: no test passes or fails by how fast the machine is. */
    public static final Duration WAIT_MAX = Duration.ofMinutes(2);

    private Eventually() {}

    /** Runs the assertion until it holds. */
    public static void holds(ThrowingAssertion assertion) throws Exception {
        long deadlineNanos = System.nanoTime() + WAIT_MAX.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > deadlineNanos) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    /** As {@link Callable}, without a value. */
    @FunctionalInterface
    public interface ThrowingAssertion {
        void run() throws Exception;
    }
}
