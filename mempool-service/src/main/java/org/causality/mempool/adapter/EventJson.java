package org.causality.mempool.adapter;

import org.causality.mempool.book.OrderEvent;
import org.causality.model.order.OrderStatus;
import tools.jackson.databind.json.JsonMapper;

/** An order's change as {@code orders.events} and the API's event stream tell it. */
record EventJson(
        String orderId,
        OrderStatus from,
        OrderStatus to,
        String reason,
        String cause,
        String lamport,
        String version,
        String at) {

    /** Values of the header {@code event}. */
    static final String STATUS_CHANGED = "StatusChanged";

    static final String PROGRESS = "Progress";

    /** The header with the event's place among those of its cause. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String write(OrderEvent event) {
        return JSON.writeValueAsString(new EventJson(
                event.order().hex(),
                event.step().from(),
                event.step().to(),
                event.step().reason().name(),
                event.step().cause().id().hex(),
                event.step().cause().time().toString(),
                Long.toString(event.version()),
                event.step().at().toString()));
    }
}
