package org.causality.gateway.edge;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What is begun one after another and done side by side goes on in the order in which it was begun, one at a time. Holds as
 * many places as there are threads at work. Safe from any thread; nobody waits for another.
 */
final class InOrder {

    /** One piece of work under way. */
    static final class Place {
        private @Nullable Runnable onward;
    }

    private final Deque<Place> begun = new ArrayDeque<>();
    private boolean goingOn;

    synchronized Place begin() {
        Place place = new Place();
        begun.addLast(place);
        return place;
    }

    /** The work is done; {@code onward} runs once everything begun before it has gone on, maybe in another's thread. */
    void done(Place place, Runnable onward) {
        Runnable next = first(place, onward);
        try {
            while (next != null) {
                next.run();
                next = next();
            }
        } finally {
            if (next != null) {
                stopped();
            }
        }
    }

    private synchronized @Nullable Runnable first(Place place, Runnable onward) {
        place.onward = onward;
        if (goingOn) {
            return null;
        }
        goingOn = true;
        return next();
    }

    private synchronized @Nullable Runnable next() {
        Place head = begun.peekFirst();
        Runnable onward = head == null ? null : head.onward;
        goingOn = onward != null;
        if (goingOn) {
            begun.removeFirst();
        }
        return onward;
    }

    private synchronized void stopped() {
        goingOn = false;
    }
}
