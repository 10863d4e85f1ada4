package org.causality.orchestrator.worker;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.causality.orchestrator.proof.Made;
import org.causality.orchestrator.proof.Proving;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases jobs of one orchestrator and proves them, one at a time: a proof takes a whole core. In production a process of
 * its own ({@code java -cp … org.causality.orchestrator.worker.WorkerProcess}), in the devnet some threads.
 */
public final class ProvingWorker implements AutoCloseable {
    private static final long RETRY_MILLIS = 1_000;
    private static final long CLOSE_WAIT_MILLIS = 5_000;

    /** Of a lease, so that one lost heartbeat does not lose it. */
    private static final int BEATS_PER_LEASE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(ProvingWorker.class);

    private final WorkerClient client;
    private final Proving proving;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** @param worker its name, shown with the jobs it holds */
    public ProvingWorker(String orchestratorUrl, String worker, Proving proving) {
        this.client = new WorkerClient(orchestratorUrl, worker);
        this.proving = proving;
        this.thread = Thread.ofPlatform().name(worker).daemon(true).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Returns when the worker was closed. */
    public void join() throws InterruptedException {
        thread.join();
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                workOnce();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void workOnce() throws InterruptedException {
        try {
            List<WorkerClient.Leased> jobs = client.lease(1);
            for (WorkerClient.Leased job : jobs) {
                work(job);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("No work now: {}", e.toString());
            var _ = closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void work(WorkerClient.Leased job) throws IOException, InterruptedException {
        if (!client.heartbeat(job)) {
            return;
        }
        Attempt attempt = new Attempt(job);
        attempt.start();
        long everyMillis = Math.max(1, job.leaseMillis() / BEATS_PER_LEASE);
        while (!attempt.done.await(everyMillis, TimeUnit.MILLISECONDS)) {
            if (closing.getCount() == 0 || !isWanted(job)) {
                attempt.stop();
                return;
            }
        }
        Made made = attempt.made;
        if (made == null) {
            var _ = client.failure(job);
        } else {
            var _ = client.result(job, made);
        }
    }

    /** A heartbeat that fails is no answer: the lease tells when it is too late. */
    private boolean isWanted(WorkerClient.Leased job) throws InterruptedException {
        try {
            return client.heartbeat(job);
        } catch (IOException e) {
            LOG.debug("A heartbeat failed: {}", e.toString());
            return true;
        }
    }

    /** One attempt to prove a job, beside the heartbeats. What is stopped runs out, and nobody asks for its result. */
    private final class Attempt {
        private final WorkerClient.Leased job;
        private final CountDownLatch done = new CountDownLatch(1);
        private final Thread prover;
        private volatile @org.jspecify.annotations.Nullable Made made;

        Attempt(WorkerClient.Leased job) {
            this.job = job;
            this.prover = Thread.ofPlatform()
                    .name(thread.getName() + "-prover")
                    .daemon(true)
                    .unstarted(this::prove);
        }

        void start() {
            prover.start();
        }

        void stop() {
            prover.interrupt();
        }

        private void prove() {
            try {
                made = proving.prove(job.seed(), job.history(), job.oldRoot(), job.effect());
            } catch (RuntimeException e) {
                LOG.warn("{} could not be proven: {}", job.job(), e.toString());
            } finally {
                done.countDown();
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(CLOSE_WAIT_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
