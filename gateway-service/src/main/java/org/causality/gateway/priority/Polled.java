package org.causality.gateway.priority;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is.
 *
 * @param next null when nothing that may leave now waits
 * @param waitedMicros how long {@code next} waited; 0 without one
 * @param dropped what was found on the way that will not have its turn
 */
public record Polled<T>(@Nullable Waiting<T> next, long waitedMicros, List<Dropped<T>> dropped) {

    public Polled {
        dropped = List.copyOf(dropped);
    }
}
