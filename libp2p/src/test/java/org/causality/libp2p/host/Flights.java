package org.causality.libp2p.host;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Counts round trips without a clock. Bytes of the dialler belong to the flight after the last one it has heard; bytes
 * of the listener to the last flight that has reached it. Every piece is held back for a while, so that what follows at
 * once from one piece leaves before the next arrives; a slow machine can only make the count larger.
 */
final class Flights implements AutoCloseable {
    private static final long HELD_MILLIS = 100;

    private final ScheduledExecutorService line = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("line").factory());
    private int reachedListener;
    private int heardByDialler;

    /** Delivers what the dialler sent. */
    synchronized void toListener(Runnable deliver) {
        int flight = heardByDialler + 1;
        later(() -> {
            reached(flight);
            deliver.run();
        });
    }

    /** Delivers what the listener sent. */
    synchronized void toDialler(Runnable deliver) {
        int flight = reachedListener;
        later(() -> {
            heard(flight);
            deliver.run();
        });
    }

    private void later(Runnable delivery) {
        if (!line.isShutdown()) {
            var _ = line.schedule(delivery, HELD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void reached(int flight) {
        reachedListener = Math.max(reachedListener, flight);
    }

    private synchronized void heard(int flight) {
        heardByDialler = Math.max(heardByDialler, flight);
    }

    /** How many times the dialler has sent something and heard what came of it. */
    synchronized int roundTrips() {
        return heardByDialler;
    }

    @Override
    public synchronized void close() {
        line.shutdownNow();
    }
}
