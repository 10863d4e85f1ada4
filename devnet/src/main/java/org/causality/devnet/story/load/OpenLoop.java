package org.causality.devnet.story.load;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.figures.WatchedOperator;

/** Posts at a steady rate, whatever the answers take. */
final class OpenLoop {

    /** Posts under way; one that is due beyond this is counted as not sent. */
    private static final int UNDER_WAY_MAX = 2_000;

    private static final long SECOND_NANOS = 1_000_000_000L;

    private OpenLoop() {}

    static Postings run(WatchedOperator<Sightings> at, List<PreparedOrders.Prepared> orders, int rate) {
        Postings postings = new Postings();
        Semaphore underWay = new Semaphore(UNDER_WAY_MAX);
        long begun = System.nanoTime();
        try (ExecutorService posts = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int index = 0; index < orders.size(); index++) {
                PreparedOrders.Prepared order = orders.get(index);
                long due = begun + index * SECOND_NANOS / rate;
                new Deadline(due).awaitIt();
                if (!underWay.tryAcquire()) {
                    postings.count("not sent");
                    continue;
                }
                posts.execute(() -> {
                    postings.post(at.api(), order, due);
                    underWay.release();
                });
            }
        }
        return postings;
    }
}
