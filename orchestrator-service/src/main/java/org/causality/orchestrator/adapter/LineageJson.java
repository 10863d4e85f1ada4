package org.causality.orchestrator.adapter;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.causality.model.branch.CanonicalBranch.Decision;
import org.causality.model.chain.EventId;
import org.causality.model.computation.JobId;
import org.causality.model.json.IntentJson.SlotJson;
import org.causality.model.order.OrderId;
import org.causality.orchestrator.fact.Work;
import org.causality.orchestrator.lineage.Anchor;
import org.causality.orchestrator.lineage.Branch;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.lineage.Step;
import org.jspecify.annotations.Nullable;

/**
 * A lineage as this operator holds it: the branch that counts, and what waits for its next slot.
 *
 * @param zkNonce the nonce the branch has reached
 * @param settlement the contract that takes purchases
 * @param steps the last {@link #STEPS_SHOWN}, newest last
 */
record LineageJson(
        String id,
        String program,
        String chain,
        @Nullable String settlement,
        String zkNonce,
        String root,
        SlotJson next,
        List<StepJson> steps,
        List<String> waitingOrders,
        List<String> waitingEvents) {
    private static final int STEPS_SHOWN = 100;

    /**
     * @param anchored whether its purchase stands on the chain: INCLUDED, FINAL, or null when not
     * @param state how settled it is that it counts: PROVISIONAL, CANONICAL, FINAL
     * @param decidedBy the rule that decided for it and no rival
     */
    record StepJson(
            String jobId,
            SlotJson slot,
            String root,
            List<String> orders,
            List<String> events,
            @Nullable String anchored,
            String state,
            String decidedBy) {
        static StepJson of(Step step, Decision decision, Function<JobId, Optional<Anchor>> anchors) {
            return new StepJson(
                    step.job().hex(),
                    SlotJson.of(step.slot()),
                    step.root().hex(),
                    step.orders().stream().map(OrderId::hex).toList(),
                    step.events().stream().map(EventId::hex).toList(),
                    anchors.apply(step.job())
                            .map(anchor -> anchor.isFinal() ? "FINAL" : "INCLUDED")
                            .orElse(null),
                    decision.state().name(),
                    decision.by().name());
        }
    }

    static LineageJson of(LineageSpec spec, Branch branch, Work waiting, Function<JobId, Optional<Anchor>> anchors) {
        int shown = Math.min(STEPS_SHOWN, branch.steps().size());
        return new LineageJson(
                spec.id().hex(),
                spec.program().hex(),
                spec.chain().value(),
                spec.settlement() == null ? null : spec.settlement().hex(),
                Long.toUnsignedString(branch.nonce()),
                branch.root().hex(),
                SlotJson.of(branch.next()),
                IntStream.range(branch.steps().size() - shown, branch.steps().size())
                        .mapToObj(i -> StepJson.of(
                                branch.steps().get(i), branch.decisions().get(i), anchors))
                        .toList(),
                waiting.orders().stream().map(OrderId::hex).toList(),
                waiting.events().stream().map(EventId::hex).toList());
    }
}
