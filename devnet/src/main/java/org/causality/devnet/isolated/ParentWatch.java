package org.causality.devnet.isolated;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Listens to the parent from the first moment on: what it says, and that it is gone. */
final class ParentWatch {
    /** After this the process ends without order; the guards of its stores end those. */
    private static final long END_WAIT_MAX_SECONDS = 45;

    private static final int HALTED = 3;

    private final CountDownLatch gone = new CountDownLatch(1);
    private final Thread main;
    private final Runnable standAside;

    private boolean starting = true;

    private ParentWatch(Thread main, Runnable standAside) {
        this.main = main;
        this.standAside = standAside;
    }

    /** Until {@link #started} the parent's end interrupts the calling thread. */
    static ParentWatch begin(InputStream parent, Runnable standAside) {
        ParentWatch watch = new ParentWatch(Thread.currentThread(), standAside);
        Thread.ofPlatform().daemon().name("parent").start(() -> watch.listen(parent));
        return watch;
    }

    private void listen(InputStream parent) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(parent, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(OperatorProcess.STAND_ASIDE)) {
                    standAside.run();
                }
            }
        } catch (IOException _) {
            // As good as the end of input.
        }
        parentIsGone();
    }

    private void parentIsGone() {
        gone.countDown();
        interruptStart();
        try {
            TimeUnit.SECONDS.sleep(END_WAIT_MAX_SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(HALTED);
    }

    private synchronized void interruptStart() {
        if (starting) {
            main.interrupt();
        }
    }

    /** From now on the parent's end only ends {@link #awaitEnd}. */
    synchronized void started() {
        starting = false;
    }

    void awaitEnd() throws InterruptedException {
        gone.await();
    }
}
