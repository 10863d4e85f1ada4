package org.causality.backbone.writer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** A thread that begins with its service and ends with it, in its phase; the end waits for it, but not for ever. */
public abstract class ServiceThread implements SmartLifecycle {
    private final Thread thread;
    private final int phase;
    private final long stopWaitMillisMax;
    private final CountDownLatch stopping = new CountDownLatch(1);

    protected ServiceThread(Thread.Builder thread, int phase, long stopWaitMillisMax) {
        this.thread = thread.unstarted(this::run);
        this.phase = phase;
        this.stopWaitMillisMax = stopWaitMillisMax;
    }

    /** Turns until it is to end. */
    protected abstract void run();

    /** Ends the thread's wait, if it waits, so that it sees that it is to end. */
    protected abstract void wake();

    protected final boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Waits so long, or until it is to end. */
    protected final void pause(long millis) throws InterruptedException {
        boolean _ = stopping.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stopping.countDown();
        wake();
        try {
            thread.join(stopWaitMillisMax);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    @Override
    public int getPhase() {
        return phase;
    }
}
