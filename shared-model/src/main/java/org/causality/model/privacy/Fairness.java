package org.causality.model.privacy;

import org.causality.model.codec.Bytes32;
import org.causality.model.reason.PrivacyReason;

/** The verdict on an order of processing. */
public sealed interface Fairness {

    /** It keeps to the order of admission. */
    record Fair() implements Fairness {}

    /**
     * It does not; this is the first place that shows it.
     *
     * @param processed what was processed, at {@code index}
     * @param overtaken what should have come before it and came later; the same as {@code processed} when it came twice
     */
    record Unfair(PrivacyReason reason, int index, Bytes32 processed, Bytes32 overtaken) implements Fairness {}

    /** The receipts do not decide it: never to be read as fair. */
    record Undecidable(PrivacyReason reason, Bytes32 subject) implements Fairness {}

    default boolean isFair() {
        return this instanceof Fair;
    }
}
