package org.causality.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.causality.propagation.causal.Causality;
import org.causality.propagation.causal.Output;
import org.causality.propagation.causal.StoredMessage;
import org.causality.simulator.check.Invariant;
import org.causality.simulator.check.Violation;
import org.causality.simulator.node.Flaw;
import org.causality.simulator.run.Report;
import org.causality.simulator.run.Simulation;
import org.causality.simulator.script.Fault;
import org.causality.simulator.script.Script;
import org.junit.jupiter.api.Test;

/** What is broken on purpose is found: an invariant that nothing can break would prove nothing. */
class BrokenCoresAreFoundTest {
    private static final long SEED = 3;

    /** Of what comes out of one turn the last is delivered first, under the first place: dependencies do not count. */
    private static final Flaw EFFECT_FIRST = new Flaw() {
        @Override
        public List<Output> outputs(int node, List<Output> outputs) {
            List<Output.Deliver> inOrder = deliveries(outputs);
            List<Output.Deliver> reversed = inOrder.reversed();
            List<Output> others = new ArrayList<>(outputs);
            others.removeAll(inOrder);
            for (int i = 0; i < inOrder.size(); i++) {
                others.add(moved(reversed.get(i), inOrder.get(i).sequence()));
            }
            return others;
        }
    };

    private static final Flaw TWICE = new Flaw() {
        @Override
        public List<Output> outputs(int node, List<Output> outputs) {
            List<Output> doubled = new ArrayList<>(outputs);
            doubled.addAll(deliveries(outputs));
            return doubled;
        }
    };

    private static final Flaw NOTHING_IS_CONCURRENT = new Flaw() {
        @Override
        public Causality answer(Causality answer) {
            return answer == Causality.CONCURRENT ? Causality.BEFORE : answer;
        }
    };

    /** One node loses every tenth delivery. */
    private static final class Loses implements Flaw {
        private final Set<Long> lost = new TreeSet<>();

        @Override
        public List<Output> outputs(int node, List<Output> outputs) {
            return outputs.stream()
                    .filter(output -> !(node == 1
                            && output instanceof Output.Deliver deliver
                            && deliver.sequence() % 10 == 0
                            && lost.add(deliver.sequence())))
                    .toList();
        }
    }

    /** The disk says it has synced what it has not: rows of own messages are missing after a crash. */
    private static final Flaw FORGETS_OWN_ROWS = new Flaw() {
        @Override
        public List<Output> outputs(int node, List<Output> outputs) {
            return outputs.stream()
                    .filter(output -> !(output instanceof Output.Store(StoredMessage row) && row.own()))
                    .toList();
        }
    };

    @Test
    void aDeliveryThatIgnoresDependencies() throws IOException {
        assertThat(broken("split", EFFECT_FIRST)).contains(Invariant.CAUSAL_ORDER);
    }

    @Test
    void aDeliveryThatComesTwice() throws IOException {
        assertThat(broken("crash", TWICE)).contains(Invariant.ONCE);
    }

    @Test
    void anAnswerThatComparesNumbers() throws IOException {
        assertThat(broken("crash", NOTHING_IS_CONCURRENT)).contains(Invariant.HAPPENED_BEFORE);
    }

    @Test
    void aDeliveryThatIsLost() throws IOException {
        assertThat(broken("crash", new Loses())).contains(Invariant.ONCE, Invariant.CONVERGED);
    }

    @Test
    void aDiskThatLies() throws IOException {
        assertThat(broken("crash", FORGETS_OWN_ROWS)).isNotEmpty();
    }

    @Test
    void andIsTracedToTheFewestFaults() throws IOException {
        Script script = Simulate.bundled("crash");
        List<Fault> all = Simulation.faults(script, SEED);

        List<Fault> few = Simulation.shrink(script, all, SEED, FORGETS_OWN_ROWS);

        assertThat(few).hasSizeLessThan(all.size());
        assertThat(Simulation.run(script, few, SEED, FORGETS_OWN_ROWS).passed()).isFalse();
    }

    private static Set<Invariant> broken(String name, Flaw flaw) throws IOException {
        Script script = Simulate.bundled(name);
        Report report = Simulation.run(script, Simulation.faults(script, SEED), SEED, flaw);
        return report.violations().stream().map(Violation::invariant).collect(Collectors.toSet());
    }

    private static List<Output.Deliver> deliveries(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.Deliver.class::isInstance)
                .map(Output.Deliver.class::cast)
                .toList();
    }

    private static Output.Deliver moved(Output.Deliver deliver, long sequence) {
        return new Output.Deliver(
                sequence,
                deliver.signed(),
                deliver.payload(),
                deliver.priority(),
                deliver.draftId(),
                deliver.receivedMillis(),
                deliver.heldBackMillis());
    }
}
