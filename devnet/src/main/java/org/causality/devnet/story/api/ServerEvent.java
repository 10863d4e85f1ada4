package org.causality.devnet.story.api;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A server-sent event, and when it came here. */
public record ServerEvent(Cursor cursor, String type, JsonNode data, long arrivedNanos) {

    public static final List<String> KINDS = List.of("message", "order", "chain", "effect", "job", "muted");

    public boolean isMessage(String messageType, String orderId) {
        return type.equals("message")
                && text("type").equals(messageType)
                && data.path("payload").path("orderId").asString("").equals(orderId);
    }

    public boolean isOrderEvent(String orderId) {
        return type.equals("order") && text("orderId").equals(orderId);
    }

    public boolean isOrderEvent(String orderId, String to) {
        return isOrderEvent(orderId) && text("to").equals(to);
    }

    /** Whether it is a job's event of this name that names the order. */
    public boolean isJobEvent(String name, String orderId) {
        return type.equals("job")
                && text("event").equals(name)
                && data.path("orders").values().stream()
                        .anyMatch(order -> order.asString("").equals(orderId));
    }

    /** Whether an effect changed to this status. */
    public boolean isEffectEvent(String effectId, String to) {
        return type.equals("effect")
                && text("effectId").equals(effectId)
                && text("to").equals(to);
    }

    public String text(String field) {
        return data.path(field).asString("");
    }

    /** What must be the same when the event is read again; other fields may know more by then. */
    public String identity() {
        String what = switch (type) {
            case "message" -> text("id");
            case "order" -> text("orderId") + " " + text("from") + "→" + text("to") + " v" + text("version");
            default -> data.toString();
        };
        return cursor + " " + type + " " + what;
    }
}
