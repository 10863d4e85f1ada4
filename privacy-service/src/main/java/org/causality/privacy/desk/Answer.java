package org.causality.privacy.desk;

import org.causality.model.order.OrderId;
import org.causality.model.reason.Reason;
import org.causality.privacy.seal.SealRecord;
import org.jspecify.annotations.Nullable;

/** What comes of an input. */
public sealed interface Answer {

    /** @param created whether it is admitted only now */
    record Sealed(SealRecord seal, boolean created) implements Answer {}

    /** @param created whether the reveal is taken only now */
    record Revealing(SealRecord seal, OrderId order, boolean created) implements Answer {}

    /** @param retryAfterMillis when to come again, where that is known better than by default */
    record Refused(Reason reason, String detail, @Nullable Long retryAfterMillis) implements Answer {
        public Refused(Reason reason, String detail) {
            this(reason, detail, null);
        }
    }

    /** It changed something. */
    record Taken(String what) implements Answer {}

    /** It changed nothing. */
    record Passed() implements Answer {}
}
