package org.causality.devnet.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.causality.embedded.CouldNotStart;

/** Starts things side by side. */
public final class Starters {
    /** Two at a time start fastest on two cores, and on more cores the disk and the class loader are the limit. */
    private static final int AT_ONCE = 2;

    private Starters() {}

    /**
     * Returns when all have started. The first failure wins; starts that have not begun are dropped, those under way are
     * waited for.
     *
     * @param what names one of them in the sentence of a failure: {@code A service}
     * @throws CouldNotStart with a sentence for the user
     */
    public static void startAll(String what, List<? extends Callable<?>> starts) {
        try (ExecutorService starters = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().name("starter-", 0).factory())) {
            List<Future<?>> started = new ArrayList<>();
            starts.forEach(start -> started.add(starters.submit(start)));
            awaitAll(what, started, starters);
        }
    }

    private static void awaitAll(String what, List<Future<?>> starts, ExecutorService starters) {
        try {
            for (Future<?> start : starts) {
                start.get();
            }
        } catch (ExecutionException e) {
            starters.shutdownNow().clear();
            throw e.getCause() instanceof CouldNotStart known
                    ? known
                    : new CouldNotStart(what + " could not start: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            starters.shutdownNow().clear();
            Thread.currentThread().interrupt();
            throw new CouldNotStart("Starting was interrupted.", e);
        }
    }
}
