package org.causality.devnet.story.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.api.UnreachableException;
import org.causality.devnet.story.figures.Spread;
import org.causality.devnet.story.figures.Tally;
import org.causality.devnet.story.figures.WatchedOperator;

/** What became of posted orders: safe to be told by many threads. */
final class Postings {

    /** @param dueNanos when it should have been sent: where its time begins */
    record Admitted(String id, long dueNanos, long answeredNanos) {}

    private final List<Admitted> admitted = new ArrayList<>();
    private final Tally answers = new Tally();

    void post(OperatorApi operator, PreparedOrders.Prepared order, long dueNanos) {
        try {
            Answer answer = operator.post("/v1/orders", order.body());
            count(answer.brief());
            if (answer.status() == 201) {
                admit(new Admitted(order.id(), dueNanos, System.nanoTime()));
            }
        } catch (UnreachableException _) {
            count("no answer");
        }
    }

    void count(String answer) {
        answers.count(answer);
    }

    private synchronized void admit(Admitted order) {
        admitted.add(order);
    }

    synchronized List<Admitted> admitted() {
        return List.copyOf(admitted);
    }

    /** How often each answer came: {@code 201}, {@code 429 QUOTA}, {@code no answer}, {@code not sent}. */
    Map<String, Integer> answers() {
        return answers.counts();
    }

    Spread admission() {
        return Spread.ofNanos(admitted().stream()
                .map(order -> order.answeredNanos() - order.dueNanos())
                .toList());
    }

    Spread visibleAt(WatchedOperator<Sightings> operator) {
        List<Long> durations = new ArrayList<>();
        for (Admitted order : admitted()) {
            Long opened = operator.seen().openedNanos(order.id());
            if (opened != null) {
                durations.add(opened - order.dueNanos());
            }
        }
        return Spread.ofNanos(durations);
    }

    /** Admitted orders that are not open at this operator yet. */
    long missingAt(WatchedOperator<Sightings> operator) {
        return admitted().stream()
                .filter(order -> operator.seen().openedNanos(order.id()) == null)
                .count();
    }
}
