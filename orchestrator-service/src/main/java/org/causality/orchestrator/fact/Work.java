package org.causality.orchestrator.fact;

import java.util.List;
import org.causality.model.chain.EventId;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderId;

/**
 * What the next step of a lineage would be made of; all sorted, each once.
 *
 * @param carriers the messages that carry it
 */
public record Work(List<OrderId> orders, List<EventId> events, List<Stamp> carriers) {
    public static final Work NONE = new Work(List.of(), List.of(), List.of());

    public Work {
        orders = List.copyOf(orders);
        events = List.copyOf(events);
        carriers = List.copyOf(carriers);
    }

    /** The latest of what it is made of: the cause of the job. @throws java.util.NoSuchElementException when empty */
    public Stamp cause() {
        return carriers.getLast();
    }

    public List<MessageId> dependencies() {
        return carriers.stream().map(Stamp::id).sorted().toList();
    }

    public boolean isEmpty() {
        return orders.isEmpty() && events.isEmpty();
    }
}
