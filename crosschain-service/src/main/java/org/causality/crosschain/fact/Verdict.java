package org.causality.crosschain.fact;

import org.causality.crosschain.proof.ProofFault;
import org.causality.model.order.Finality;
import org.jspecify.annotations.Nullable;

/** What the own client says of a fact. */
public sealed interface Verdict {

    record Valid(Finality finality) implements Verdict {}

    record NotYet(FactReason why) implements Verdict {}

    /** Final: the same bytes are never judged again. */
    record Invalid(FactReason reason, @Nullable ProofFault fault) implements Verdict {}

    /** VALID, NOT_YET or INVALID. */
    default String name() {
        return switch (this) {
            case Valid _ -> "VALID";
            case NotYet _ -> "NOT_YET";
            case Invalid _ -> "INVALID";
        };
    }

    /** The reason's code: a proof's fault where there is one. */
    default String code() {
        return switch (this) {
            case Valid _ -> FactReason.PROVEN.name();
            case NotYet(FactReason why) -> why.name();
            case Invalid(FactReason reason, ProofFault fault) -> fault == null ? reason.name() : fault.name();
        };
    }
}
