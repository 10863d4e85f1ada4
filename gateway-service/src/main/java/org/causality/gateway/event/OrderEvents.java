package org.causality.gateway.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes events of the mempool's records in {@code orders.events}; their JSON is what subscribers get. */
public final class OrderEvents {

    private static final JsonMapper JSON = JsonMapper.shared();

    private OrderEvents() {}

    /** Null when the record is no event of an order. */
    public static @Nullable NodeEvent of(EventCursor cursor, byte[] value) {
        try {
            JsonNode orderId = JSON.readTree(value).get("orderId");
            return orderId == null || !orderId.isString() || cursor.index() < 1
                    ? null
                    : new NodeEvent(
                            cursor,
                            NodeEvent.Kind.ORDER,
                            orderId.stringValue(),
                            new String(value, StandardCharsets.UTF_8));
        } catch (JacksonException _) {
            return null;
        }
    }
}
