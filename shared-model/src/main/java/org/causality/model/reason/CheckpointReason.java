package org.causality.model.reason;

import static org.causality.model.reason.Reason.Explained.lasting;
import static org.causality.model.reason.Reason.Explained.passing;

/** Why an operator's claim of a checkpoint does not count (protocol §2, §7). */
public enum CheckpointReason implements Reason {
    CLAIM_BY_STRANGER(lasting(
            403,
            "Whoever claims it is no member of the operator set in force there.",
            "Nothing to do: members' claims count.")),
    CLAIM_OF_ANOTHER_EPOCH(lasting(
            409,
            "It names another epoch than the checkpoint it continues leads to.",
            "Claim again from the certified checkpoint.")),
    CLAIM_BELOW_FLOOR(lasting(
            410,
            "Its floor is not above that of what it continues, or of what is settled.",
            "Claim a higher floor from the certified checkpoint.")),
    CLAIM_COUNT_IMPOSSIBLE(lasting(
            422,
            "It counts fewer messages than there are ticks above the checkpoint it continues.",
            "Count what the causal log holds.")),
    CLAIM_SUPERSEDED(lasting(
            409,
            "A later incarnation of the same operator claimed this floor otherwise.",
            "Nothing to do: the highest incarnation counts.")),
    CLAIM_CONFLICTING(lasting(
            409,
            "One incarnation of an operator made two different claims about this floor; none counts.",
            "Find out who else holds the operator's key.")),
    CLAIM_VOID(lasting(422, "The claim stands in a void feed.", "Claim a higher floor under a new sub-key.")),
    CLAIM_DISAGREES(lasting(
            409,
            "Two thirds of the weight certified something else about this floor.",
            "Recover what the log lacks, then claim a higher floor.")),
    OPERATORS_UNAPPROVED(passing(
            409,
            "It names an operator set that two thirds of the current weight have not approved at or below its floor.",
            "Nothing to do: it is judged again when an approval arrives."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Explained explained;

    CheckpointReason(Explained explained) {
        this.explained = explained;
    }

    @Override
    public Explained explained() {
        return explained;
    }
}
