package org.causality.effect.adapter;

import java.util.ArrayList;
import java.util.List;
import org.causality.effect.adapter.EventJsons.CauseJson;
import org.causality.effect.adapter.EventJsons.ProofJson;
import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseKind;
import org.causality.effect.evolution.Effect;
import org.causality.effect.evolution.Evolution;
import org.causality.effect.evolution.Fact;
import org.causality.effect.journey.Journey;
import org.causality.effect.journey.JourneyStep;
import org.jspecify.annotations.Nullable;

/** What the API answers. Ids 0x-hex, 64-bit numbers as decimal text, times RFC 3339. */
final class EffectJsons {

    private EffectJsons() {}

    /**
     * An effect in a list, and the answer of the internal calls.
     *
     * @param proof the fact the status rests on; null while there is none
     */
    public record EffectJson(
            String effectId,
            String kind,
            String chain,
            String originBlock,
            boolean expected,
            String status,
            String version,
            @Nullable String proof,
            String cause,
            String lamport,
            String registeredAt,
            String changedAt) {

        static EffectJson of(Effect effect) {
            return new EffectJson(
                    effect.id().hex(),
                    effect.kind().name(),
                    effect.chain().value(),
                    Long.toUnsignedString(effect.originBlock()),
                    effect.expects() != null,
                    effect.status().name(),
                    Long.toString(effect.stand().version()),
                    effect.proof() == null ? null : effect.proof().hex(),
                    effect.cause().id().hex(),
                    effect.cause().time().toString(),
                    effect.registeredAt().toString(),
                    effect.changedAt().toString());
        }
    }

    /** @param next the cursor of the next page; null on the last */
    public record ListJson(
            List<EffectJson> effects, @Nullable String next) {

        static ListJson of(List<Effect> effects, int limit) {
            return new ListJson(
                    effects.stream().map(EffectJson::of).toList(),
                    effects.size() < limit
                            ? null
                            : Long.toString(effects.getLast().number()));
        }
    }

    /** The seed's EffectEvolution: where one effect stands, with its direct neighbours and its journeys. */
    public record StandingJson(
            EffectJson effect,
            @Nullable ProofJson proof,
            List<JourneyJson> crossChainJourneys,
            List<CauseJson> causalDependencies,
            List<CauseJson> causalDependents) {

        static StandingJson of(Effect effect, EffectReader reader) {
            Fact proof = reader.fact(effect.proof());
            return new StandingJson(
                    EffectJson.of(effect),
                    proof == null ? null : ProofJson.of(proof.evidence()),
                    reader.journeys(effect.id()).stream().map(JourneyJson::of).toList(),
                    jsons(reader.node(effect.id()).causes()),
                    jsons(reader.dependents(effect.id())));
        }
    }

    /** One change; {@code cursor} is its place in the node's stream of events. */
    public record EvolutionJson(
            String version,
            @Nullable String from,
            String to,
            @Nullable String reason,
            @Nullable ProofJson proof,
            @Nullable CauseJson because,
            String cause,
            String lamport,
            String cursor,
            String at) {

        static EvolutionJson of(Evolution evolution) {
            return new EvolutionJson(
                    Long.toString(evolution.version()),
                    evolution.from() == null ? null : evolution.from().name(),
                    evolution.to().name(),
                    evolution.reason() == null ? null : evolution.reason().name(),
                    ProofJson.of(evolution.evidence()),
                    evolution.because() == null ? null : CauseJson.of(evolution.because()),
                    evolution.cause().id().hex(),
                    evolution.cause().time().toString(),
                    evolution.cursor().toString(),
                    evolution.at().toString());
        }
    }

    public record StepJson(
            String journeyId,
            String version,
            @Nullable String from,
            String to,
            @Nullable String reason,
            @Nullable ProofJson proof,
            String cause,
            String lamport,
            String cursor,
            String at) {

        static StepJson of(JourneyStep step) {
            return new StepJson(
                    step.journey().hex(),
                    Long.toString(step.version()),
                    step.from() == null ? null : step.from().name(),
                    step.to().name(),
                    step.reason() == null ? null : step.reason().name(),
                    ProofJson.of(step.evidence()),
                    step.cause().id().hex(),
                    step.cause().time().toString(),
                    step.cursor().toString(),
                    step.at().toString());
        }
    }

    /** Newest last. */
    public record HistoryJson(String effectId, List<EvolutionJson> evolutions, List<StepJson> journeySteps) {

        static HistoryJson of(Effect effect, EffectReader reader) {
            return new HistoryJson(
                    effect.id().hex(),
                    reader.history(effect.id()).stream().map(EvolutionJson::of).toList(),
                    reader.steps(effect.id()).stream().map(StepJson::of).toList());
        }
    }

    /**
     * A node of the whole history.
     *
     * @param status a fact's standing, an effect's, order's or job's status; empty when nothing tells it
     * @param proof for facts that are known: the fact
     * @param causes alternatives, each a set that must stand together
     */
    public record NodeJson(
            String kind,
            String id,
            String status,
            boolean retracted,
            @Nullable ProofJson proof,
            List<List<CauseJson>> causes) {

        static NodeJson of(EffectReader.Shown shown) {
            Cause name = shown.node().of();
            Fact fact = name.kind() == CauseKind.FACT ? shown.fact() : null;
            Effect effect = name.kind() == CauseKind.EFFECT ? shown.effect() : null;
            String status = fact != null
                    ? fact.standing().name()
                    : effect != null ? effect.status().name() : shown.node().label();
            boolean retracted = fact != null
                    ? fact.hasFallen()
                    : effect != null ? status.equals("RETRACTED") : shown.node().retracted();
            return new NodeJson(
                    name.kind().name(),
                    name.id().hex(),
                    status,
                    retracted,
                    fact == null ? null : ProofJson.of(fact.evidence()),
                    shown.node().groups().values().stream()
                            .map(EffectJsons::jsons)
                            .toList());
        }
    }

    /** @param cut whether there are more nodes than one answer holds */
    public record CausesJson(String effectId, List<NodeJson> nodes, boolean cut) {

        static CausesJson of(Effect effect, EffectReader reader) {
            EffectReader.Causes causes = reader.causes(effect);
            return new CausesJson(
                    effect.id().hex(), causes.nodes().stream().map(NodeJson::of).toList(), causes.cut());
        }
    }

    public record JourneyJson(
            String journeyId,
            String effectId,
            String arrival,
            String source,
            String target,
            String packet,
            String status,
            String version,
            String cause,
            String lamport,
            String departedAt,
            String changedAt) {

        static JourneyJson of(Journey journey) {
            return new JourneyJson(
                    journey.id().hex(),
                    journey.departure().hex(),
                    journey.arrival().hex(),
                    journey.source().value(),
                    journey.target().value(),
                    journey.packet().hex(),
                    journey.stand().state().name(),
                    Long.toString(journey.stand().version()),
                    journey.cause().id().hex(),
                    journey.cause().time().toString(),
                    journey.departedAt().toString(),
                    journey.changedAt().toString());
        }
    }

    private static List<CauseJson> jsons(Iterable<Cause> causes) {
        List<CauseJson> all = new ArrayList<>();
        causes.forEach(cause -> all.add(CauseJson.of(cause)));
        return all;
    }
}
