package org.causality.effect.adapter;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.causality.backbone.writer.WaitingWork;
import org.causality.effect.book.Answer;
import org.causality.effect.book.Input;
import org.causality.model.message.Stamp;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;

/** What waits for the writer, and whom to tell. */
sealed interface Work extends WaitingWork {

    /** A batch of the logs, each in its order. */
    record Heard(List<Reading> readings, CompletableFuture<@Nullable Void> done) implements Work {}

    /** Which logs stand under the names of the topics, by their ids; before anything is read of them. */
    record Met(Map<String, String> logs, CompletableFuture<@Nullable Void> done) implements Work {}

    /** A request over HTTP. */
    record Asked(Input input, Stamp cause, CompletableFuture<Answer> answer) implements Work {}

    @Override
    default int size() {
        return switch (this) {
            case Heard heard -> heard.readings().size();
            case Asked _, Met _ -> 1;
        };
    }

    @Override
    default void fail(EdgeReason reason, String detail) {
        switch (this) {
            case Heard heard -> heard.done().completeExceptionally(new IllegalStateException(detail));
            case Met met -> met.done().completeExceptionally(new IllegalStateException(detail));
            case Asked asked -> asked.answer().complete(new Answer.Refused(reason, detail));
        }
    }
}
