package org.causality.devnet.story.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.figures.MeasuredProcess;
import org.causality.devnet.story.figures.Measuring;
import org.causality.devnet.story.figures.WatchedOperator;
import org.causality.devnet.story.proof.Genesis;

/** The program behind {@code ./causality bench orders}. */
public final class LoadClient {

    /** How long after the last POST an order may still become visible. */
    private static final Duration DRAIN_WAIT_MAX = Duration.ofSeconds(30);

    private static final int WARM_UP_ORDERS = 100;
    private static final int WARM_UP_RATE = 20;

    private LoadClient() {}

    public static void main(String[] arguments) {
        System.exit(new Measuring("load", LoadOptions.USAGE).run(() -> {
            LoadOptions options = LoadOptions.parse(List.of(arguments));
            return measure(options, Genesis.read(options.network()));
        }));
    }

    static LoadReport measure(LoadOptions options, Genesis genesis) {
        HttpClient http = OperatorApi.newHttp();
        List<WatchedOperator<Sightings>> operators = new ArrayList<>();
        try {
            for (URI gateway : options.gateways()) {
                operators.add(Sightings.watch(operators.size() + 1, new OperatorApi(gateway, http)));
            }
            PreparedOrders orders = new PreparedOrders(genesis.network(), new SecureRandom());
            WatchedOperator<Sightings> at = operators.get(options.at() - 1);
            warmUp(at, operators, orders);
            return options.concurrencyMax() == 0
                    ? openLoop(options, at, operators, orders)
                    : saturation(options, at, operators, orders);
        } finally {
            operators.forEach(WatchedOperator::close);
            http.shutdownNow();
        }
    }

    /** So that neither this program nor the operators are measured while they are being compiled. */
    private static void warmUp(
            WatchedOperator<Sightings> at, List<WatchedOperator<Sightings>> operators, PreparedOrders orders) {
        drain(operators, OpenLoop.run(at, orders.make(WARM_UP_ORDERS), WARM_UP_RATE));
    }

    private static LoadReport openLoop(
            LoadOptions options,
            WatchedOperator<Sightings> at,
            List<WatchedOperator<Sightings>> operators,
            PreparedOrders orders) {
        List<PreparedOrders.Prepared> prepared = orders.make(options.rate() * options.seconds());
        long cpuBefore = options.process().cpuMillis();
        Postings postings = OpenLoop.run(at, prepared, options.rate());
        drain(operators, postings);
        long cpuMillis = options.process().cpuMillis() - cpuBefore;
        List<LoadReport.Visible> visible = operators.stream()
                .map(operator -> new LoadReport.Visible(
                        operator.name(),
                        Math.abs(operator.number() - at.number()),
                        postings.missingAt(operator),
                        postings.visibleAt(operator)))
                .toList();
        return new LoadReport.OpenLoopReport(
                "open loop",
                at.name(),
                options.rate(),
                options.seconds(),
                postings.answers(),
                postings.admission(),
                visible,
                MeasuredProcess.share(cpuMillis, postings.admitted().size()),
                options.process().rssPeakBytes(),
                WatchedOperator.troubles(operators));
    }

    private static LoadReport saturation(
            LoadOptions options,
            WatchedOperator<Sightings> at,
            List<WatchedOperator<Sightings>> operators,
            PreparedOrders orders) {
        List<Saturation.Stage> stages = new Saturation(at, operators, orders, options.process())
                .run(options.seconds(), options.concurrencyMax());
        return LoadReport.SaturationReport.of(
                at.name(), stages, options.process().rssPeakBytes(), WatchedOperator.troubles(operators));
    }

    private static void drain(List<WatchedOperator<Sightings>> operators, Postings postings) {
        Deadline deadline = Deadline.in(DRAIN_WAIT_MAX);
        Optional<Boolean> _ = deadline.poll(() -> Optional.of(true)
                .filter(_ -> operators.stream().allMatch(operator -> postings.missingAt(operator) == 0)));
    }
}
