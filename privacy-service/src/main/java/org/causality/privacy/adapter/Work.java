package org.causality.privacy.adapter;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.causality.privacy.desk.Answer;
import org.causality.privacy.desk.Input;
import org.jspecify.annotations.Nullable;

/** What waits for the writer, and whom to tell. */
sealed interface Work {

    /** A batch of the logs, each in its order. */
    record Heard(List<Reading> readings, CompletableFuture<@Nullable Void> done) implements Work {}

    /** A request over HTTP. */
    record Asked(Input input, CompletableFuture<Answer> answer) implements Work {}

    /** Nothing: wakes the writer so that it sees that it is to stop. */
    record Wake() implements Work {}

    default int size() {
        return switch (this) {
            case Heard heard -> heard.readings().size();
            case Asked _ -> 1;
            case Wake() -> 0;
        };
    }

    /** Tells whoever waits that it was not done, or that nobody knows; asking again is safe. */
    default void fail(Answer.Refused refusal) {
        switch (this) {
            case Heard heard -> heard.done().completeExceptionally(new IllegalStateException(refusal.detail()));
            case Asked asked -> asked.answer().complete(refusal);
            case Wake() -> {}
        }
    }
}
