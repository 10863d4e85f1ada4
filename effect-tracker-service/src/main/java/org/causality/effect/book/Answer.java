package org.causality.effect.book;

import org.causality.effect.evolution.Effect;
import org.causality.effect.journey.Journey;
import org.causality.model.reason.Reason;

/** What the book answers to an input. */
public sealed interface Answer {

    /** Something new was learnt. */
    record Taken() implements Answer {}

    /** Known already. */
    record Repeated() implements Answer {}

    /** The effect as it stands now. */
    record Tracked(Effect effect, boolean created) implements Answer {}

    /** The journey as it stands now, and the effect expected on the target. */
    record Travelling(Journey journey, Effect arrival, boolean created) implements Answer {}

    record Refused(Reason reason, String detail) implements Answer {}
}
