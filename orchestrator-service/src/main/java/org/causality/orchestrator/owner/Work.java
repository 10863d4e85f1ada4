package org.causality.orchestrator.owner;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.causality.orchestrator.core.Input;
import org.causality.orchestrator.core.Orchestrator;
import org.jspecify.annotations.Nullable;

/** What waits for the owner, and whom to tell once it is kept. */
sealed interface Work {
    void fail(RuntimeException why);

    record Batch(List<Input> inputs, Map<String, Long> bookmarks, CompletableFuture<@Nullable Void> done)
            implements Work {
        @Override
        public void fail(RuntimeException why) {
            done.completeExceptionally(why);
        }
    }

    record Question<T>(BiFunction<Orchestrator, Instant, T> question, CompletableFuture<T> answer) implements Work {
        /** Asks now; the answer is given when what the question changed is kept. */
        Runnable ask(Orchestrator core, Instant now) {
            T value = question.apply(core, now);
            return () -> answer.complete(value);
        }

        @Override
        public void fail(RuntimeException why) {
            answer.completeExceptionally(why);
        }
    }
}
