package org.causality.gateway.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as the event stream shows it (docs/api.md). Delivery does not wait for verified time, so whether a time is verified
 * is not said here: {@code GET /v1/messages/{id}} knows it at any later moment.
 */
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
        String cursor,
        @Nullable String receivedAt,
        String deliveredAt,
        @Nullable String heldBackMillis,
        boolean own) {}
