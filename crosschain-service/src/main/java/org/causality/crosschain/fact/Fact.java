package org.causality.crosschain.fact;

import java.time.Instant;
import org.causality.model.chain.EventId;

/**
 * A fact as it stands here.
 *
 * @param claim the version that holds, or else the first
 * @param retracted whether it was VALID once and its block left the chain
 * @param version rises with every change, from 1
 * @param since when it got the verdict
 */
public record Fact(EventId id, Claim claim, Verdict verdict, boolean retracted, long version, Instant since) {

    boolean isSettled() {
        return switch (verdict) {
            case Verdict.Valid(var finality) -> finality == org.causality.model.order.Finality.FINALIZED;
            case Verdict.Invalid _ -> true;
            case Verdict.NotYet _ -> false;
        };
    }
}
