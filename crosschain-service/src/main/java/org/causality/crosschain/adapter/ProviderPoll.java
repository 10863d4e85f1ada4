package org.causality.crosschain.adapter;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.causality.crosschain.chain.ChainInput;

/** Asks one provider where it stands, again and again, at once when nudged; the longer it fails, the more seldom. */
final class ProviderPoll implements Runnable {

    private static final long BACK_OFF_MILLIS_MIN = 500;
    private static final long BACK_OFF_MILLIS_MAX = 30_000;

    private final Provider provider;
    private final long pollMillis;
    private final Consumer<ChainInput> tell;
    private final Semaphore nudges = new Semaphore(0);

    ProviderPoll(Provider provider, long pollMillis, Consumer<ChainInput> tell) {
        this.provider = provider;
        this.pollMillis = pollMillis;
        this.tell = tell;
    }

    void nudge() {
        nudges.release();
    }

    @Override
    public void run() {
        int failures = 0;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                failures = ask() ? 0 : failures + 1;
                boolean _ = nudges.tryAcquire(failures == 0 ? pollMillis : backOff(failures), TimeUnit.MILLISECONDS);
                nudges.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ask() {
        try {
            tell.accept(provider.tip());
            return true;
        } catch (ProviderException e) {
            tell.accept(new ChainInput.ProviderFailed(provider.name(), e.reason()));
            return false;
        }
    }

    private static long backOff(int failures) {
        return Math.min(BACK_OFF_MILLIS_MAX, BACK_OFF_MILLIS_MIN << Math.min(failures - 1, 6));
    }
}
