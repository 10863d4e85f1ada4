package org.causality.devnet.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.telling.StepDone;
import org.causality.devnet.story.telling.StepFailed;
import org.causality.devnet.story.telling.StepSkipped;

/** The steps of a story, told one after the other as they are done. */
final class Steps {

    private final IntFunction<Duration> waits;
    private final Consumer<StepDone> listener;
    private final List<StepDone> done = new ArrayList<>();
    private final List<StepSkipped> skipped = new ArrayList<>();
    private String underWay = "";

    /** @param waits the longest the step of this number waits for what it expects */
    Steps(IntFunction<Duration> waits, Consumer<StepDone> listener) {
        this.waits = waits;
        this.listener = listener;
    }

    /** @param run throws {@link StepFailedException} when something is not as it must be */
    <T> T step(String name, Function<Deadline, T> run, Function<T, String> telling) {
        underWay = name;
        long begun = System.nanoTime();
        T outcome = run.apply(Deadline.in(waits.apply(done.size() + 1)));
        long millis = (System.nanoTime() - begun) / 1_000_000;
        StepDone step = new StepDone(done.size() + 1, name, telling.apply(outcome), millis);
        done.add(step);
        listener.accept(step);
        return outcome;
    }

    /** A step that comes to nothing but its telling. */
    void check(String name, Consumer<Deadline> run, String telling) {
        this.<Boolean>step(
                name,
                deadline -> {
                    run.accept(deadline);
                    return true;
                },
                _ -> telling);
    }

    /** Leaves one out; said at the end. */
    void skip(String name, String why) {
        skipped.add(new StepSkipped(name, why));
    }

    StepFailed failed(String expected, String seen, String where) {
        return new StepFailed(done.size() + 1, underWay, expected, seen, where);
    }

    List<StepDone> done() {
        return List.copyOf(done);
    }

    List<StepSkipped> skipped() {
        return List.copyOf(skipped);
    }
}
