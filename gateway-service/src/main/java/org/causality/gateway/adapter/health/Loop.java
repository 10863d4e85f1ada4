package org.causality.gateway.adapter.health;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One of our own threads, which turns until it is stopped and whose every turn {@link Pulse} hears. A loop that ends by an
 * exception stays in the pulse: then it stands still, and liveness says so.
 */
public final class Loop {

    private final String name;
    private final Pulse pulse;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;

    public Loop(String name, Pulse pulse) {
        this.name = name;
        this.pulse = pulse;
    }

    /** Starts the thread; {@code turns} returns soon after {@link #turn} or {@link #pause} answered false. */
    public void start(Runnable turns) {
        running = true;
        Thread.ofVirtual().name(name).start(() -> {
            turns.run();
            pulse.ended(name);
        });
    }

    public void stop() {
        running = false;
        stopping.countDown();
    }

    public boolean isRunning() {
        return running;
    }

    /** Says that the loop turns; false when it is to end. */
    public boolean turn() {
        pulse.beat(name);
        return running;
    }

    /** Waits for the next turn; false when there is none. */
    public boolean pause(long millis) {
        try {
            return !stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            interrupted();
            return false;
        }
    }

    /** Somebody wants the thread to end. */
    public void interrupted() {
        Thread.currentThread().interrupt();
        running = false;
    }
}
