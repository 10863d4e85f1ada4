package org.causality.model.lifecycle;

import org.causality.model.codec.Bytes32;
import org.causality.model.reason.Reason;

/**
 * A wish to change a record.
 *
 * @param evidence the message id or proof id that justifies it
 * @param expectedVersion the version the wisher has read, or {@link #ANY_VERSION}
 * @param fence the wisher's fencing token; 0 when it holds no lease
 */
public record Change<S extends Enum<S>>(S to, Reason reason, Bytes32 evidence, long expectedVersion, long fence) {

    /** For a single writer that applies evidence in delivery order and cannot be stale. */
    public static final long ANY_VERSION = -1;

    public static <S extends Enum<S>> Change<S> to(S to, Reason reason, Bytes32 evidence) {
        return new Change<>(to, reason, evidence, ANY_VERSION, 0);
    }

    public Change<S> expecting(long version) {
        return new Change<>(to, reason, evidence, version, fence);
    }

    public Change<S> withFence(long token) {
        return new Change<>(to, reason, evidence, expectedVersion, token);
    }
}
