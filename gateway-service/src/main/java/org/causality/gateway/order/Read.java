package org.causality.gateway.order;

import org.causality.model.reason.Reason;

/** What came of reading a body. */
public sealed interface Read<T> {

    record Good<T>(T value) implements Read<T> {}

    /** @param detail names the fault */
    record Bad<T>(Reason reason, String detail) implements Read<T> {}
}
