package org.causality.model.lifecycle;

import org.causality.model.reason.LifecycleReason;

/** What a state machine answers to a wish. */
public sealed interface Outcome<S extends Enum<S>> {

    /** The step was taken; {@code after} is to be stored with the change's reason and evidence. */
    record Changed<S extends Enum<S>>(Snapshot<S> before, Snapshot<S> after, Transition<S> step, Change<S> change)
            implements Outcome<S> {
        public boolean retracts() {
            return step.direction() == Transition.Direction.RETRACTION;
        }
    }

    /** The record is in that state already: a repeat, which raises no event. */
    record Unchanged<S extends Enum<S>>(Snapshot<S> current) implements Outcome<S> {}

    /** The step was not taken. */
    record Refused<S extends Enum<S>>(Snapshot<S> current, LifecycleReason reason, String detail)
            implements Outcome<S> {}
}
