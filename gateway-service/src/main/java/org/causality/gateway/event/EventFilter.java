package org.causality.gateway.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a subscriber wants to hear; no order means every order and what names none. */
public record EventFilter(
        Set<Happening.Kind> kinds, @Nullable String order) {

    public EventFilter {
        kinds = Set.copyOf(kinds);
    }

    public boolean wants(NodeEvent event) {
        Happening what = event.what();
        return kinds.contains(what.kind()) && (order == null || what.orders().contains(order));
    }
}
