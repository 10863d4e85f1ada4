package org.causality.effect.adapter;

import org.causality.effect.book.Page;
import org.causality.effect.cause.Cause;
import org.causality.effect.evolution.Effect;
import org.causality.effect.evolution.Evidence;
import org.causality.effect.evolution.Evolution;
import org.causality.effect.journey.Journey;
import org.causality.effect.journey.JourneyStep;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The values of {@code effects.events}. */
final class EventJsons {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventJsons() {}

    /** A fact as evidence; heights are decimal text. */
    public record ProofJson(
            String eventId, String chain, String height, String blockHash, String verdict, String finality) {

        static @Nullable ProofJson of(@Nullable Evidence evidence) {
            return evidence == null
                    ? null
                    : new ProofJson(
                            evidence.event().hex(),
                            evidence.chain().value(),
                            Long.toUnsignedString(evidence.height()),
                            evidence.blockHash().hex(),
                            evidence.verdict().name(),
                            evidence.finality().name());
        }
    }

    /** A node of the graph of causes. */
    public record CauseJson(String kind, String id) {

        static CauseJson of(Cause cause) {
            return new CauseJson(cause.kind().name(), cause.id().hex());
        }

        Cause toCause() {
            return Cause.parse(kind, id);
        }
    }

    /** Registered ({@code from} and {@code reason} are null) and StatusChanged. */
    record EffectEventJson(
            String effectId,
            String kind,
            String chain,
            @Nullable String from,
            String to,
            @Nullable String reason,
            @Nullable ProofJson proof,
            @Nullable CauseJson because,
            String cause,
            String lamport,
            String version,
            String at) {}

    /** JourneyChanged; at the departure {@code from} and {@code reason} are null. */
    record JourneyEventJson(
            String journeyId,
            String effectId,
            String arrival,
            String source,
            String target,
            @Nullable String from,
            String to,
            @Nullable String reason,
            @Nullable ProofJson proof,
            String cause,
            String lamport,
            String version,
            String at) {}

    static String write(Evolution evolution, Page page) {
        Effect effect = page.effect(evolution.effect());
        return JSON.writeValueAsString(new EffectEventJson(
                evolution.effect().hex(),
                effect.kind().name(),
                effect.chain().value(),
                evolution.from() == null ? null : evolution.from().name(),
                evolution.to().name(),
                evolution.reason() == null ? null : evolution.reason().name(),
                ProofJson.of(evolution.evidence()),
                evolution.because() == null ? null : CauseJson.of(evolution.because()),
                evolution.cause().id().hex(),
                evolution.cause().time().toString(),
                Long.toString(evolution.version()),
                evolution.at().toString()));
    }

    static String write(JourneyStep step, Page page) {
        Journey journey = page.journey(step.journey());
        return JSON.writeValueAsString(new JourneyEventJson(
                step.journey().hex(),
                step.effect().hex(),
                journey.arrival().hex(),
                journey.source().value(),
                journey.target().value(),
                step.from() == null ? null : step.from().name(),
                step.to().name(),
                step.reason() == null ? null : step.reason().name(),
                ProofJson.of(step.evidence()),
                step.cause().id().hex(),
                step.cause().time().toString(),
                Long.toString(step.version()),
                step.at().toString()));
    }
}
