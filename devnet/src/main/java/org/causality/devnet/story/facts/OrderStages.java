package org.causality.devnet.story.facts;

import static org.causality.devnet.story.facts.Witness.at;
import static org.causality.devnet.story.facts.Witness.first;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.causality.devnet.story.api.ServerEvent;

/** The stages of settled orders, from what every operator told. */
record OrderStages(Witness witness, List<Passage> passages) {

    private static final String PROVER = "who proved it";

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(everywhere("POST → order OPEN", this::sent, order -> first(event -> order.isOrder(event, "OPEN"))));
        rows.addAll(everywhere("POST → first intent", this::sent, order -> first(order::isIntent)));
        rows.addAll(everywhere("intent → winner", order -> first(order::isIntent), order -> first(order::isDecided)));
        rows.add(proving());
        rows.addAll(everywhere("announced → verified", OrderStages::announced, order -> first(order::isVerified)));
        rows.addAll(everywhere("POST → verified", this::sent, order -> first(order::isVerified)));
        rows.addAll(everywhere(
                "POST → order INCLUDED", this::sent, order -> first(event -> order.isOrder(event, "INCLUDED"))));
        rows.addAll(everywhere("POST → effect PROVEN", this::sent, order -> effect(order, "PROVEN")));
        rows.addAll(everywhere("chain grown → effect FINALIZED", this::grown, order -> effect(order, "FINALIZED")));
        rows.addAll(everywhere(
                "chain grown → order SETTLED", this::grown, order -> first(event -> order.isOrder(event, "SETTLED"))));
        return rows;
    }

    private List<Row> everywhere(
            String stage,
            Function<Passage, Function<List<ServerEvent>, Optional<Long>>> from,
            Function<Passage, Function<List<ServerEvent>, Optional<Long>>> until) {
        List<Map<String, Long>> each = passages.stream()
                .map(order -> witness.between(from.apply(order), until.apply(order)))
                .toList();
        return Row.ofAny(stage, witness.names(), each);
    }

    /** From when a worker has begun until its proof was there and held, as the operator tells that has the worker. */
    private Row proving() {
        List<Long> took = passages.stream()
                .flatMap(order -> witness
                        .between(
                                first(event -> order.isJob(event, "PROVING")),
                                first(event -> order.isJob(event, "PROVEN")))
                        .values()
                        .stream()
                        .limit(1))
                .toList();
        return Row.ofOne("prove", PROVER, passages.size(), took);
    }

    private Function<List<ServerEvent>, Optional<Long>> sent(Passage order) {
        return at(order.sentNanos());
    }

    private Function<List<ServerEvent>, Optional<Long>> grown(Passage order) {
        return order.grownNanos() == 0 ? _ -> Optional.empty() : at(order.grownNanos());
    }

    private static Function<List<ServerEvent>, Optional<Long>> announced(Passage order) {
        return events -> result(order, events)
                .flatMap(result ->
                        first(event -> Passage.announces(event, result)).apply(events));
    }

    private static Function<List<ServerEvent>, Optional<Long>> effect(Passage order, String status) {
        return events -> result(order, events)
                .map(Passage::effect)
                .flatMap(effect ->
                        first(event -> event.isEffectEvent(effect, status)).apply(events));
    }

    /** That settles the order, as this operator verified it. */
    private static Optional<ServerEvent> result(Passage order, List<ServerEvent> events) {
        return events.stream().filter(order::isVerified).findFirst();
    }
}
