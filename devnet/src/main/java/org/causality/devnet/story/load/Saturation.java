package org.causality.devnet.story.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.causality.devnet.story.figures.MeasuredProcess;
import org.causality.devnet.story.figures.Spread;
import org.causality.devnet.story.figures.WatchedOperator;

/** Each poster posts the next order as soon as it has an answer; stage by stage there are more posters, until more of them bring no more. */
final class Saturation {

    private static final int CONCURRENCY_STEP = 4;
    /** A stage that opens less than this times the best before it is the last. */
    private static final double GAIN_MIN = 1.05;

    private static final int FIRST_STAGE_RATE_GUESS = 200;
    private static final int STAGE_ORDERS_MAX = 20_000;
    private static final double HEADROOM = 2.5;
    private static final long SECOND_NANOS = 1_000_000_000L;

    /**
     * @param admittedPerSecond orders answered with 201
     * @param openPerSecond orders the slowest operator opened while the stage lasted
     * @param backlog admitted orders the slowest operator had not opened when the stage ended
     * @param cpuMillisPerOrder of the operators' process, for each admitted order
     */
    record Stage(
            int concurrency,
            double seconds,
            double admittedPerSecond,
            double openPerSecond,
            long backlog,
            double cpuMillisPerOrder,
            Spread admission,
            Map<String, Integer> answers) {}

    private final WatchedOperator<Sightings> at;
    private final List<WatchedOperator<Sightings>> operators;
    private final PreparedOrders orders;
    private final MeasuredProcess process;

    Saturation(
            WatchedOperator<Sightings> at,
            List<WatchedOperator<Sightings>> operators,
            PreparedOrders orders,
            MeasuredProcess process) {
        this.at = at;
        this.operators = operators;
        this.orders = orders;
        this.process = process;
    }

    List<Stage> run(int seconds, int concurrencyMax) {
        List<Stage> stages = new ArrayList<>();
        double rate = FIRST_STAGE_RATE_GUESS;
        double best = 0;
        for (int concurrency = 1; concurrency <= concurrencyMax; concurrency *= CONCURRENCY_STEP) {
            int wanted = (int) Math.min(STAGE_ORDERS_MAX, rate * HEADROOM * seconds);
            Stage stage = stage(concurrency, seconds, orders.make(wanted));
            stages.add(stage);
            rate = Math.max(rate, stage.admittedPerSecond());
            if (stage.openPerSecond() < best * GAIN_MIN) {
                break;
            }
            best = stage.openPerSecond();
        }
        return List.copyOf(stages);
    }

    private Stage stage(int concurrency, int seconds, List<PreparedOrders.Prepared> prepared) {
        Postings postings = new Postings();
        ConcurrentLinkedQueue<PreparedOrders.Prepared> waiting = new ConcurrentLinkedQueue<>(prepared);
        int openBefore = slowestCount();
        long cpuBefore = process.cpuMillis();
        long begun = System.nanoTime();
        long end = begun + seconds * SECOND_NANOS;
        try (ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int poster = 0; poster < concurrency; poster++) {
                posters.execute(() -> postUntil(end, waiting, postings));
            }
        }
        long cpuMillis = process.cpuMillis() - cpuBefore;
        double took = (System.nanoTime() - begun) / (double) SECOND_NANOS;
        int opened = slowestCount() - openBefore;
        long backlog = operators.stream().mapToLong(postings::missingAt).max().orElse(0);
        return new Stage(
                concurrency,
                rounded(took),
                rounded(postings.admitted().size() / took),
                rounded(opened / took),
                backlog,
                MeasuredProcess.share(cpuMillis, postings.admitted().size()),
                postings.admission(),
                postings.answers());
    }

    /** One at least, however late this thread begins: a stage without an order would say nothing. */
    private void postUntil(long end, ConcurrentLinkedQueue<PreparedOrders.Prepared> waiting, Postings postings) {
        do {
            PreparedOrders.Prepared order = waiting.poll();
            if (order == null) {
                postings.count("orders ran out");
                return;
            }
            postings.post(at.api(), order, System.nanoTime());
        } while (System.nanoTime() < end);
    }

    private int slowestCount() {
        return operators.stream()
                .mapToInt(operator -> operator.seen().count())
                .min()
                .orElse(0);
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
