package org.causality.gateway.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as the API shows it (docs/api.md). What the delivery log does not say is null here and known to GET /v1/messages/{id}. */
public record MessageJson(
        String id,
        String type,
        String lamport,
        String feedSequence,
        @Nullable String previous,
        List<String> parents,
        List<String> dependencies,
        int shard,
        String sender,
        @Nullable String operator,
        int payloadBytes,
        @Nullable Object payload,
        @Nullable Boolean timeVerified,
        String cursor,
        @Nullable String receivedAt,
        String deliveredAt,
        @Nullable String heldBackMillis,
        boolean own) {

    /** The payload of an order or a cancellation. */
    public record OrderRef(String orderId) {}

    /** The payload of a certificate. */
    public record CertificateRef(String purpose, String key, String incarnation, String operator) {}
}
