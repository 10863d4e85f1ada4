package org.causality.effect.adapter;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.causality.effect.book.Answer;
import org.causality.effect.book.Input;
import org.causality.model.message.Stamp;
import org.jspecify.annotations.Nullable;

/** What waits for the writer, and whom to tell. */
sealed interface Work {

    /** A batch of the logs, each in its order. */
    record Heard(List<Reading> readings, CompletableFuture<@Nullable Void> done) implements Work {}

    /** Which logs stand under the names of the topics, by their ids; before anything is read of them. */
    record Met(Map<String, String> logs, CompletableFuture<@Nullable Void> done) implements Work {}

    /** A request over HTTP. */
    record Asked(Input input, Stamp cause, CompletableFuture<Answer> answer) implements Work {}

    /** Nothing: wakes the writer so that it sees that it is to stop. */
    record Wake() implements Work {}

    default int size() {
        return switch (this) {
            case Heard heard -> heard.readings().size();
            case Asked _, Met _ -> 1;
            case Wake() -> 0;
        };
    }

    /** Tells whoever waits that it was not done, or that nobody knows; asking again is safe. */
    default void fail(Answer.Refused refusal) {
        switch (this) {
            case Heard heard -> heard.done().completeExceptionally(new IllegalStateException(refusal.detail()));
            case Met met -> met.done().completeExceptionally(new IllegalStateException(refusal.detail()));
            case Asked asked -> asked.answer().complete(refusal);
            case Wake() -> {}
        }
    }
}
