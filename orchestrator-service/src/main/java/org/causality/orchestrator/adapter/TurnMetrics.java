package org.causality.orchestrator.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import java.util.function.Consumer;
import org.causality.model.computation.ComputationStatus;
import org.causality.orchestrator.core.JobEvent;
import org.causality.orchestrator.core.Output;
import org.causality.orchestrator.owner.Turn;
import org.springframework.stereotype.Component;

/** Counts what turns kept, as {@code causality_orchestrator_…_total} with {@code type} and {@code reason}. */
@Component
class TurnMetrics implements Consumer<Turn> {
    private final MeterRegistry meters;
    private final Times times;

    TurnMetrics(MeterRegistry meters, Times times) {
        this.meters = meters;
        this.times = times;
    }

    @Override
    public void accept(Turn turn) {
        for (Output output : turn.outputs()) {
            switch (output) {
                case Output.Tell(var told) -> count(told.event());
                case Output.Publish(var draft) ->
                    count("drafts", draft.payload().type().seedName(), "PUBLISHED");
                case Output.Run(var errand) ->
                    count("errands", errand.getClass().getSimpleName(), "RUN");
                case Output.Keep _, Output.Forget _ -> {}
            }
        }
    }

    private void count(JobEvent event) {
        switch (event) {
            case JobEvent.StatusChanged changed -> {
                String reason = Objects.requireNonNullElse(changed.reason(), "DECLARED");
                count("changes", changed.to().name(), reason);
                if (changed.from() == ComputationStatus.PROVING) {
                    times.proved(reason, changed.stood());
                }
            }
            case JobEvent.SlotDecided decided -> {
                count("slots", "SLOT", "DECIDED");
                times.decided(decided.waited());
            }
            case JobEvent.StepAnchored anchored -> count("anchors", "STEP", anchored.isFinal() ? "FINAL" : "VALID");
            case JobEvent.StepFell fell -> count("falls", "STEP", fell.reason().name());
            case JobEvent.ResultVerified _ -> count("results", "PROOF", "VERIFIED");
            case JobEvent.ResultRefused(var _, var _, var reason) -> count("results", "PROOF", reason);
            case JobEvent.LineageMoved moved -> count("lineages", "BRANCH", moved.back() ? "BACK" : "ONWARD");
        }
    }

    private void count(String noun, String type, String reason) {
        meters.counter("causality_orchestrator_" + noun + "_total", "type", type, "reason", reason)
                .increment();
    }
}
