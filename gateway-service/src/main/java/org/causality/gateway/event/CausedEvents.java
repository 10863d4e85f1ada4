package org.causality.gateway.event;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.causality.model.computation.ComputationIntent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes events of our own services' records.
 *
 * <pre>
 * orders.events                                 the record's JSON as it is
 * chains.events, jobs.events, effects.events    the same with a first field "event": what kind of change it is
 * </pre>
 *
 * The orders an event names are those in its fields orderId and orders, and the one it happened because of.
 */
public final class CausedEvents {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String EVENT = "event";
    private static final String ORDER = "ORDER";

    private CausedEvents() {}

    /**
     * Null when the record is no event.
     *
     * @param name the record's kind of change
     */
    public static @Nullable Happening of(EventTopic topic, String name, byte[] value) {
        try {
            return JSON.readTree(value) instanceof ObjectNode told ? of(topic, name, told, value) : null;
        } catch (JacksonException _) {
            return null;
        }
    }

    private static @Nullable Happening of(EventTopic topic, String name, ObjectNode told, byte[] value) {
        Set<String> orders = orders(told);
        return switch (topic) {
            case ORDERS ->
                orders.isEmpty()
                        ? null
                        : new Happening(topic.kind(), orders, new String(value, StandardCharsets.UTF_8));
            case CHAINS, JOBS, EFFECTS -> new Happening(topic.kind(), orders, named(name, told));
        };
    }

    private static String named(String name, ObjectNode told) {
        ObjectNode named = JSON.createObjectNode();
        named.put(EVENT, name);
        told.properties().forEach(field -> named.set(field.getKey(), field.getValue()));
        return named.toString();
    }

    private static Set<String> orders(JsonNode told) {
        Set<String> orders = new LinkedHashSet<>();
        add(told.path("orderId"), orders);
        for (JsonNode order : told.path("orders")) {
            add(order, orders);
        }
        JsonNode because = told.path("because");
        if (because.path("kind").asString("").equals(ORDER)) {
            add(because.path("id"), orders);
        }
        return orders;
    }

    private static void add(JsonNode id, Set<String> orders) {
        if (id.isString() && orders.size() < ComputationIntent.ORDERS_MAX) {
            orders.add(id.stringValue());
        }
    }
}
