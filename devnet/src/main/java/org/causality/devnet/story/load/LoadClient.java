package org.causality.devnet.story.load;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.api.UnreachableException;
import org.causality.devnet.story.proof.Genesis;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program behind {@code ./causality bench orders}: prints a table and, as the last line, the same as JSON. Exit 0 =
 * measured; 1 = an operator could not be reached; 2 = the command was wrong.
 */
public final class LoadClient {

    /** How long after the last POST an order may still become visible. */
    private static final Duration DRAIN_WAIT_MAX = Duration.ofSeconds(30);

    private static final int WARM_UP_ORDERS = 100;
    private static final int WARM_UP_RATE = 20;

    private LoadClient() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            LoadOptions options = LoadOptions.parse(arguments);
            LoadReport report = measure(options, Genesis.read(options.network()));
            report.lines().forEach(out::println);
            out.println(JsonMapper.shared().writeValueAsString(report));
            return 0;
        } catch (UnreachableException e) {
            System.err.println("load: " + e.getMessage());
            return 1;
        } catch (IllegalArgumentException e) {
            System.err.println("load: " + e.getMessage() + "\n" + LoadOptions.USAGE);
            return 2;
        } catch (IOException e) {
            System.err.println("load: a file cannot be read: " + e);
            return 2;
        }
    }

    static LoadReport measure(LoadOptions options, Genesis genesis) {
        HttpClient http = OperatorApi.newHttp();
        List<LoadOperator> operators = new ArrayList<>();
        try {
            for (URI gateway : options.gateways()) {
                operators.add(LoadOperator.watch(operators.size() + 1, new OperatorApi(gateway, http)));
            }
            PreparedOrders orders = new PreparedOrders(genesis.network(), new SecureRandom());
            LoadOperator at = operators.get(options.at() - 1);
            warmUp(at, operators, orders);
            return options.concurrencyMax() == 0
                    ? openLoop(options, at, operators, orders)
                    : saturation(options, at, operators, orders);
        } finally {
            operators.forEach(LoadOperator::close);
            http.shutdownNow();
        }
    }

    /** So that neither this program nor the operators are measured while they are being compiled. */
    private static void warmUp(LoadOperator at, List<LoadOperator> operators, PreparedOrders orders) {
        drain(operators, OpenLoop.run(at, orders.make(WARM_UP_ORDERS), WARM_UP_RATE));
    }

    private static LoadReport openLoop(
            LoadOptions options, LoadOperator at, List<LoadOperator> operators, PreparedOrders orders) {
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
                OperatorsProcess.perOrder(cpuMillis, postings.admitted().size()),
                options.process().rssPeakBytes(),
                troubles(operators));
    }

    private static LoadReport saturation(
            LoadOptions options, LoadOperator at, List<LoadOperator> operators, PreparedOrders orders) {
        List<Saturation.Stage> stages = new Saturation(at, operators, orders, options.process())
                .run(options.seconds(), options.concurrencyMax());
        return LoadReport.SaturationReport.of(
                at.name(), stages, options.process().rssPeakBytes(), troubles(operators));
    }

    private static void drain(List<LoadOperator> operators, Postings postings) {
        Deadline deadline = Deadline.in(DRAIN_WAIT_MAX);
        Optional<Boolean> _ = deadline.poll(() -> Optional.of(true)
                .filter(_ -> operators.stream().allMatch(operator -> postings.missingAt(operator) == 0)));
    }

    private static List<String> troubles(List<LoadOperator> operators) {
        return operators.stream()
                .filter(operator -> operator.sightings().trouble() != null)
                .map(operator -> operator.name() + ": "
                        + Objects.requireNonNull(operator.sightings().trouble()))
                .toList();
    }
}
