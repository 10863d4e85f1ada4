package org.causality.orchestrator.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.causality.model.json.EvaluationJson;
import org.causality.model.json.IntentJson.SlotJson;
import org.causality.orchestrator.adapter.JobEventJson.PurchaseJson;
import org.causality.orchestrator.core.Standing;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.job.Job;
import org.jspecify.annotations.Nullable;

/** Where an order is: {@code GET /internal/v1/orders/{id}/standing}. Parts that are not known yet are null. */
record StandingJson(
        String orderId,
        @Nullable String lineage,
        String waitsFor,
        @Nullable EvaluationJson condition,
        List<FactJson> facts,
        @Nullable SlotJson slot,
        List<IntendedJson> intents,
        @Nullable WorkJson job,
        @Nullable ResultJson result,
        @Nullable SettlingJson purchase) {

    record FactJson(String eventId, String chain, String key, String value, String height) {
        static FactJson of(Fact fact) {
            return new FactJson(
                    fact.id().hex(),
                    fact.chain().value(),
                    fact.stateKey().key(),
                    fact.number().toString(),
                    Long.toUnsignedString(fact.height()));
        }
    }

    record IntendedJson(String jobId, String operator, boolean wins) {}

    record WorkJson(String jobId, String status, @Nullable String reason, String operator) {
        static @Nullable WorkJson of(@Nullable Job job) {
            return job == null
                    ? null
                    : new WorkJson(
                            job.id().hex(),
                            job.status().name(),
                            job.reason() == null ? null : job.reason().code(),
                            job.intent().operator().hex());
        }
    }

    record ResultJson(String jobId, String operator, String statement, boolean verified) {
        static @Nullable ResultJson of(Standing.@Nullable Result result) {
            return result == null
                    ? null
                    : new ResultJson(
                            result.job().hex(),
                            result.operator().hex(),
                            result.statement().hex(),
                            result.verified());
        }
    }

    record SettlingJson(
            String effectId,
            String chain,
            String emitter,
            String key,
            String value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String transaction) {
        static @Nullable SettlingJson of(Standing standing) {
            PurchaseJson purchase = PurchaseJson.of(standing.purchase());
            Job job = standing.settling();
            return purchase == null
                    ? null
                    : new SettlingJson(
                            purchase.effectId(),
                            purchase.chain(),
                            purchase.emitter(),
                            purchase.key(),
                            purchase.value(),
                            job == null || job.transaction() == null
                                    ? null
                                    : job.transaction().hex());
        }
    }

    static StandingJson of(Standing standing) {
        return new StandingJson(
                standing.order().hex(),
                standing.lineage() == null ? null : standing.lineage().hex(),
                standing.waitsFor().name(),
                standing.condition() == null ? null : EvaluationJson.of(standing.condition()),
                standing.facts().stream().map(FactJson::of).toList(),
                standing.slot() == null ? null : SlotJson.of(standing.slot()),
                standing.intents().stream()
                        .map(intended -> new IntendedJson(
                                intended.job().hex(), intended.operator().hex(), intended.wins()))
                        .toList(),
                WorkJson.of(standing.job()),
                ResultJson.of(standing.result()),
                SettlingJson.of(standing));
    }
}
