package org.causality.gateway.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a subscriber wants to hear; no order means every order. */
public record EventFilter(
        Set<NodeEvent.Kind> kinds, @Nullable String order) {

    public EventFilter {
        kinds = Set.copyOf(kinds);
    }

    public boolean wants(NodeEvent event) {
        return kinds.contains(event.kind()) && (order == null || order.equals(event.order()));
    }
}
