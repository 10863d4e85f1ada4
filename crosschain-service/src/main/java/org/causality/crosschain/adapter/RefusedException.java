package org.causality.crosschain.adapter;

import org.causality.model.reason.EdgeReason;

/** A request that cannot be answered, with the problem that says why. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final EdgeReason reason;
    private final int status;

    RefusedException(EdgeReason reason, String detail) {
        this(reason, reason.httpStatus(), detail);
    }

    RefusedException(EdgeReason reason, int status, String detail) {
        super(detail);
        this.reason = reason;
        this.status = status;
    }

    EdgeReason reason() {
        return reason;
    }

    int status() {
        return status;
    }
}
