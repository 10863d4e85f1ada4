package org.causality.libp2p.gossip;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Work that waits for a core: taken in batches, so that whoever hears of the results hears of many at once. One worker a
 * core, begun when there is a batch for it, and none while there is nothing to do. Safe from several threads.
 *
 * <p>Bounded by whoever puts in: the router has at most {@code pendingMax} messages under judgement.
 */
final class SignatureQueue<T> {
    private static final System.Logger LOG = System.getLogger(SignatureQueue.class.getName());

    /** Checks that one worker does before it tells: about a millisecond's. */
    static final int BATCH_MAX = 16;

    private static final int WORKERS_MAX = Runtime.getRuntime().availableProcessors();

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Consumer<List<T>> worker;
    private final Deque<T> waiting = new ArrayDeque<>();
    private int workers;

    /** {@code worker} does a batch; what it throws ends that batch alone. */
    SignatureQueue(Consumer<List<T>> worker) {
        this.worker = worker;
    }

    void put(T work) {
        synchronized (this) {
            waiting.add(work);
            if (workers >= WORKERS_MAX || workers * BATCH_MAX >= waiting.size()) {
                return;
            }
            workers++;
        }
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException _) {
            LOG.log(Level.DEBUG, "gossip is closed; what waits for a verdict is dropped");
        }
    }

    private void work() {
        List<T> batch = next();
        while (!batch.isEmpty()) {
            try {
                worker.accept(batch);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "gossip: judging " + batch.size() + " messages failed", e);
            }
            batch = next();
        }
    }

    /** The next batch; when there is none the worker is gone. */
    private synchronized List<T> next() {
        List<T> batch = new ArrayList<>(Math.min(BATCH_MAX, waiting.size()));
        while (batch.size() < BATCH_MAX && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        if (batch.isEmpty()) {
            workers--;
        }
        return batch;
    }

    void close() {
        executor.shutdownNow();
    }
}
