package org.causality.privacy.adapter;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.causality.backbone.writer.WaitingWork;
import org.causality.model.reason.EdgeReason;
import org.causality.privacy.desk.Answer;
import org.causality.privacy.desk.Input;
import org.jspecify.annotations.Nullable;

/** What waits for the writer, and whom to tell. */
sealed interface Work extends WaitingWork {

    /** A batch of the logs, each in its order. */
    record Heard(List<Reading> readings, CompletableFuture<@Nullable Void> done) implements Work {}

    /** A request over HTTP. */
    record Asked(Input input, CompletableFuture<Answer> answer) implements Work {}

    @Override
    default int size() {
        return switch (this) {
            case Heard heard -> heard.readings().size();
            case Asked _ -> 1;
        };
    }

    @Override
    default void fail(EdgeReason reason, String detail) {
        switch (this) {
            case Heard heard -> heard.done().completeExceptionally(new IllegalStateException(detail));
            case Asked asked -> asked.answer().complete(new Answer.Refused(reason, detail));
        }
    }
}
