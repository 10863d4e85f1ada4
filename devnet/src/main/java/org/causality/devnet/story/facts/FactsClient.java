package org.causality.devnet.story.facts;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.causality.devnet.story.PriceChain;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.EventLog;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.figures.Measuring;
import org.causality.devnet.story.figures.Tally;
import org.causality.devnet.story.figures.WatchedOperator;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.wallet.Term;

/** The program behind {@code ./causality bench facts}. */
public final class FactsClient {

    /** So that what is measured is not the compiling of a JVM just started, nor the making of the prover's key. */
    private static final int WARM_UP_EVENTS = 5;

    private static final int WARM_UP_PACE_MILLIS = 500;
    private static final int WARM_UP_ORDERS = 1;

    private static final Duration IDLE = Duration.ofSeconds(5);

    private final FactsOptions options;
    private final Genesis genesis;
    private final HttpClient http;
    private final PriceChain chain;
    private final Witness witness;
    private final Tally tally = new Tally();

    private FactsClient(FactsOptions options, Genesis genesis, HttpClient http, Witness witness) {
        this.options = options;
        this.genesis = genesis;
        this.http = http;
        this.chain = new PriceChain(options.chain(), http);
        this.witness = witness;
    }

    public static void main(String[] arguments) {
        System.exit(new Measuring("facts", FactsOptions.USAGE).run(() -> {
            FactsOptions options = FactsOptions.parse(List.of(arguments));
            return measure(options, Genesis.read(options.network()));
        }));
    }

    static FactsReport measure(FactsOptions options, Genesis genesis) {
        HttpClient http = OperatorApi.newHttp();
        List<WatchedOperator<EventLog>> operators = new ArrayList<>();
        try {
            String types = String.join(",", ServerEvent.KINDS);
            for (URI gateway : options.gateways()) {
                OperatorApi api = new OperatorApi(gateway, http);
                operators.add(WatchedOperator.watch(operators.size() + 1, api, types, new EventLog()));
            }
            return new FactsClient(options, genesis, http, new Witness(operators)).run();
        } finally {
            operators.forEach(WatchedOperator::close);
            http.shutdownNow();
        }
    }

    private FactsReport run() {
        warmUp();
        double idle = cpuIdlePerSecond();
        PriceSeries prices = new PriceSeries(chain, witness, tally);
        Used forFacts = Used.by(options, () -> prices.run(options.events(), options.paceMillis()));
        int usable = prices.usable();

        OrderSeries orders = new OrderSeries(chain, genesis, witness, tally);
        Optional<Term> condition = options.orders() == 0 ? Optional.empty() : orders.condition();
        Timers before = timers();
        Used forOrders = Used.by(options, () -> condition.ifPresent(term -> orders.run(term, options.orders())));
        orders.tellRefusals();
        List<Row> stages = new ArrayList<>(prices.rows());
        stages.addAll(new OrderStages(witness, orders.passages()).rows());
        return new FactsReport(
                "facts",
                options.events(),
                usable,
                options.orders(),
                orders.settled(),
                tally.counts(),
                stages,
                timers().since(before),
                idle,
                forFacts.share(usable),
                forFacts.shareAbove(idle, usable),
                forOrders.share(orders.settled()),
                forOrders.shareAbove(idle, orders.settled()),
                forOrders.proverShare(orders.settled()),
                options.operators().rssPeakBytes(),
                WatchedOperator.troubles(witness.operators()));
    }

    /** Its answers and refusals are not counted. */
    private void warmUp() {
        Tally unheard = new Tally();
        new PriceSeries(chain, witness, unheard).run(WARM_UP_EVENTS, WARM_UP_PACE_MILLIS);
        if (options.orders() > 0) {
            OrderSeries orders = new OrderSeries(chain, genesis, witness, unheard);
            orders.condition().ifPresent(condition -> orders.run(condition, WARM_UP_ORDERS));
        }
    }

    private double cpuIdlePerSecond() {
        return Used.by(options, () -> Deadline.in(IDLE).awaitIt()).share(IDLE.toSeconds());
    }

    private Timers timers() {
        return Timers.read(options.orchestrators(), witness.names(), http);
    }
}
