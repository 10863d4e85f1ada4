package org.causality.gateway.adapter.http;

import org.causality.gateway.order.Read;
import org.causality.model.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** A body as the forms want it, and what they make of it as the API wants it. */
final class Posted {

    private Posted() {}

    /** No body is an empty one, so that what is refused is its shape. */
    static byte[] orEmpty(byte @Nullable [] body) {
        return body == null ? new byte[0] : body;
    }

    /** @throws Refusal where it could not be read */
    static <T> T good(Read<T> read) {
        return switch (read) {
            case Read.Good<T>(T value) -> value;
            case Read.Bad<T>(var reason, String detail) -> throw new Refusal(reason, detail);
        };
    }
}
