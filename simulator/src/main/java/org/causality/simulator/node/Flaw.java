package org.causality.simulator.node;

import java.util.List;
import org.causality.propagation.causal.Causality;
import org.causality.propagation.causal.Output;

/** What is broken on purpose, between a core and everybody else: a simulator that finds nothing must be one that could. */
public interface Flaw {
    /** Nothing is. */
    Flaw NONE = new Flaw() {};

    /** What a core's outputs become. */
    default List<Output> outputs(int node, List<Output> outputs) {
        return outputs;
    }

    /** What an answer of {@code happenedBefore} becomes. */
    default Causality answer(Causality answer) {
        return answer;
    }
}
