package org.causality.propagation.owner;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.causality.propagation.causal.CausalCore;
import org.causality.propagation.causal.Input;

/** What waits for the owner thread. */
sealed interface Work {

    /** Inputs that succeed or fail together, and who waits for them. */
    record Batch(Source source, List<Input> inputs, CompletableFuture<Void> done) implements Work {}

    /** A question to the core between two turns. */
    record Question<T>(Function<CausalCore, T> of, CompletableFuture<T> answer) implements Work {
        void ask(CausalCore core) {
            answer.complete(of.apply(core));
        }
    }
}
