package org.causality.model.reason;

import static org.causality.model.reason.Reason.Explained.lasting;
import static org.causality.model.reason.Reason.Explained.passing;

/** Why a state machine refused a change, whatever it is the life cycle of. */
public enum LifecycleReason implements Reason {
    ILLEGAL_TRANSITION(
            lasting(409, "The life cycle has no such step from the present state.", "Read the present state first.")),
    WRONG_CAUSE(
            lasting(409, "The step exists, but not for this reason.", "Name the reason the transition table gives.")),
    STALE_VERSION(
            passing(409, "The record changed since it was read.", "Read it again and repeat with the new version.")),
    STALE_FENCE(lasting(
            409,
            "The fencing token is not the one in force: the lease moved on.",
            "Stop working on it; take a new lease."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Explained explained;

    LifecycleReason(Explained explained) {
        this.explained = explained;
    }

    @Override
    public Explained explained() {
        return explained;
    }
}
