package org.causality.effect.book;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseNode;
import org.causality.effect.evolution.Effect;
import org.causality.effect.evolution.Fact;
import org.causality.effect.evolution.Spot;
import org.causality.effect.journey.Journey;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EventId;
import org.causality.model.chain.JourneyId;

/** What is stored. Every read takes many keys at once; what is not there is absent from the answer. */
public interface Ledger {

    Map<EffectId, Effect> effects(Collection<EffectId> ids);

    Map<EventId, Fact> facts(Collection<EventId> ids);

    Map<Cause, CauseNode> nodes(Collection<Cause> names);

    Map<JourneyId, Journey> journeys(Collection<JourneyId> ids);

    /** What rests directly on each of these. */
    Map<Cause, List<Cause>> dependents(Collection<Cause> causes);

    /** The effects each of these facts shows. */
    Map<EventId, List<EffectId>> carried(Collection<EventId> facts);

    /** The effects that are expected there. */
    Map<Spot, List<EffectId>> expected(Collection<Spot> spots);

    /** The facts known there, the latest {@link Page#FACTS_AT_MAX}. */
    Map<Spot, List<EventId>> factsAt(Collection<Spot> spots);

    /** The journeys an effect departs on or arrives by. */
    Map<EffectId, List<JourneyId>> journeysOf(Collection<EffectId> effects);
}
