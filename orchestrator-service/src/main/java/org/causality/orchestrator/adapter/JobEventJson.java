package org.causality.orchestrator.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.JobId;
import org.causality.model.json.IntentJson.SlotJson;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderId;
import org.causality.orchestrator.core.JobEvent;
import org.causality.orchestrator.proof.Purchase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of {@code jobs.events}; which fields are there depends on the header {@code event}.
 *
 * <pre>
 * StatusChanged   jobId slot from? to reason? version orders transaction?   an own job changed; a new one has no from
 * SlotDecided     jobId slot turns orders                      the winner's job, the operators in turn
 * ResultVerified  jobId slot operator statement orders facts root purchase?
 *                                                              an announced result counts, if its branch does
 * ResultRefused   jobId slot reason                            it never will
 * StepAnchored    jobId slot orders fact final                 the own client says the purchase stands on its chain
 * StepFell        jobId slot orders reason                     a step does not count any more, or not on its chain
 * LineageMoved    jobId? slot root steps back state? decidedBy?
 *                                                              the branch that counts; slot is the one now open, state and
 *                                                              rule are those of its first new step
 * all             cause lamport at
 * </pre>
 */
sealed interface JobEventJson {
    String PROGRESS = "Progress";
    JsonMapper JSON = JsonMapper.builder().build();

    record StatusChanged(
            String jobId,
            SlotJson slot,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String from,

            String to,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,

            String version,
            List<String> orders,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String transaction,

            String cause,
            String lamport,
            String at)
            implements JobEventJson {}

    record SlotDecided(
            String jobId,
            SlotJson slot,
            List<String> turns,
            List<String> orders,
            String cause,
            String lamport,
            String at)
            implements JobEventJson {}

    record ResultVerified(
            String jobId,
            SlotJson slot,
            String operator,
            String statement,
            List<String> orders,
            List<String> facts,
            String root,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PurchaseJson purchase,

            String cause,
            String lamport,
            String at)
            implements JobEventJson {}

    record ResultRefused(String jobId, SlotJson slot, String reason, String cause, String lamport, String at)
            implements JobEventJson {}

    record StepAnchored(
            String jobId,
            SlotJson slot,
            List<String> orders,
            String fact,
            @JsonProperty("final") boolean isFinal,
            String cause,
            String lamport,
            String at)
            implements JobEventJson {}

    record StepFell(
            String jobId, SlotJson slot, List<String> orders, String reason, String cause, String lamport, String at)
            implements JobEventJson {}

    record LineageMoved(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String jobId,

            SlotJson slot,
            String root,
            String steps,
            boolean back,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String state,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String decidedBy,

            String cause,
            String lamport,
            String at)
            implements JobEventJson {}

    /** What a step commands, as its chain will show it. */
    record PurchaseJson(String effectId, String chain, String emitter, String key, String value) {
        static @Nullable PurchaseJson of(Purchase.@Nullable Effect effect) {
            return effect == null
                    ? null
                    : new PurchaseJson(
                            effect.id().hex(),
                            effect.chain().value(),
                            effect.emitter().hex(),
                            effect.key().hex(),
                            effect.value().hex());
        }
    }

    /** The value of the header {@code event}. */
    static String name(JobEvent event) {
        return event.getClass().getSimpleName();
    }

    static String write(JobEvent.Told told) {
        return JSON.writeValueAsString(of(told));
    }

    private static JobEventJson of(JobEvent.Told told) {
        Stamp by = told.cause();
        String cause = by.id().hex();
        String lamport = by.time().toString();
        String at = told.at().toString();
        SlotJson slot = SlotJson.of(told.event().slot());
        return switch (told.event()) {
            case JobEvent.StatusChanged changed -> changed(changed, slot, cause, lamport, at);
            case JobEvent.SlotDecided(var winner, var turns, var _) ->
                new SlotDecided(
                        winner.job().hex(),
                        slot,
                        turns.stream().map(key -> key.hex()).toList(),
                        orders(winner.orders()),
                        cause,
                        lamport,
                        at);
            case JobEvent.ResultVerified verified -> verified(verified, slot, cause, lamport, at);
            case JobEvent.ResultRefused(JobId job, var _, String reason) ->
                new ResultRefused(job.hex(), slot, reason, cause, lamport, at);
            case JobEvent.StepAnchored(JobId job, var _, var orders, EventId fact, boolean isFinal) ->
                new StepAnchored(job.hex(), slot, orders(orders), fact.hex(), isFinal, cause, lamport, at);
            case JobEvent.StepFell(JobId job, var _, var orders, var reason) ->
                new StepFell(job.hex(), slot, orders(orders), reason.name(), cause, lamport, at);
            case JobEvent.LineageMoved(var _, var job, Bytes32 root, long steps, boolean back, var parting) ->
                new LineageMoved(
                        job == null ? null : job.hex(),
                        slot,
                        root.hex(),
                        Long.toString(steps),
                        back,
                        parting == null ? null : parting.state().name(),
                        parting == null ? null : parting.by().name(),
                        cause,
                        lamport,
                        at);
        };
    }

    private static StatusChanged changed(
            JobEvent.StatusChanged changed, SlotJson slot, String cause, String lamport, String at) {
        var job = changed.changed();
        return new StatusChanged(
                job.id().hex(),
                slot,
                changed.from() == null ? null : changed.from().name(),
                changed.to().name(),
                changed.reason(),
                Long.toString(job.at().version()),
                orders(job.intent().orders()),
                job.transaction() == null ? null : job.transaction().hex(),
                cause,
                lamport,
                at);
    }

    private static ResultVerified verified(
            JobEvent.ResultVerified verified, SlotJson slot, String cause, String lamport, String at) {
        var intent = verified.intent();
        return new ResultVerified(
                intent.job().hex(),
                slot,
                intent.operator().hex(),
                verified.proof().statement().hex(),
                orders(intent.orders()),
                intent.events().stream().map(EventId::hex).toList(),
                verified.proof().publicInputs().getLast().hex(),
                PurchaseJson.of(verified.purchase()),
                cause,
                lamport,
                at);
    }

    private static List<String> orders(List<OrderId> orders) {
        return orders.stream().map(OrderId::hex).toList();
    }
}
