package org.causality.model.reason;

import static org.causality.model.reason.Reason.Explained.change;

/** Why an effect changed its status. These refuse nothing. */
public enum EffectReason implements Reason {
    EFFECT_SEEN(change("An observer saw it in a block.", "Wait for the proof.")),
    EFFECT_PROVEN(change("It was proven under a header the own client accepted.", "Wait for finality.")),
    EFFECT_FINAL(change("The block that holds it is final.", "Nothing to do.")),
    EFFECT_REORGED(change("A reorg took the block that held it.", "Nothing to do: it may come again.")),
    EFFECT_CLAIM_REFUSED(
            change("The own client refused what was to show it; it was never there.", "Distrust who reported it.")),
    EFFECT_CAUSE_RETRACTED(change("Something among its causes was taken back by a reorg.", "Nothing to do.")),
    EFFECT_ASKED_AGAIN(change("What asks for it was computed anew.", "Nothing to do.")),
    EFFECT_DISPROVED(change("A proof under a final block shows that it is not there.", "Distrust who reported it.")),
    EFFECT_REVERTED(change("Its transaction failed in a final block.", "Read the transaction.")),
    EFFECT_WINDOW_CLOSED(change("The time in which it was wanted passed at a final height.", "Ask for it anew.")),
    EFFECT_ABANDONED(change("What asked for it was cancelled or lost for good.", "Nothing to do."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Explained explained;

    EffectReason(Explained explained) {
        this.explained = explained;
    }

    @Override
    public Explained explained() {
        return explained;
    }
}
