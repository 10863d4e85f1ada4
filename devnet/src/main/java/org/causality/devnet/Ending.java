package org.causality.devnet;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and TERM: the signal wakes the main thread, which ends everything in order, while the process waits for it.
 * A signal during the start interrupts the start.
 */
final class Ending {
    private static final long CLOSE_WAIT_MAX_SECONDS = 60;

    private final Thread main;
    private final CountDownLatch done = new CountDownLatch(1);

    private volatile boolean asked;

    private Ending(Thread main) {
        this.main = main;
    }

    static Ending onSignal() {
        Ending ending = new Ending(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(ending::signalled, "ending"));
        return ending;
    }

    private void signalled() {
        if (done.getCount() == 0) {
            return; // an ordinary exit
        }
        asked = true;
        main.interrupt();
        try {
            if (!done.await(CLOSE_WAIT_MAX_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("causality: not everything ended within " + CLOSE_WAIT_MAX_SECONDS + " seconds.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the signal, which comes as an interrupt: that wakes any other wait of the main thread too. */
    void await() {
        try {
            done.await();
        } catch (InterruptedException _) {
            // The signal itself; its interrupt must not disturb the orderly end.
        }
    }

    /** Whether the user wants it to end. */
    boolean asked() {
        return asked;
    }

    /** All is closed. */
    void reached() {
        done.countDown();
    }
}
