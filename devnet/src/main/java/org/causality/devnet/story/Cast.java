package org.causality.devnet.story;

import java.util.List;
import org.causality.devnet.story.api.EventStream;

/**
 * The operators of the story in their line, and the client's open event streams.
 *
 * @param heldAt the number of the operator whose link is shimmed: its core is handed the cancellation before the order;
 *     0 for none
 */
record Cast(List<Actor> actors, List<EventStream> streams, int heldAt) implements AutoCloseable {

    Actor first() {
        return actors.getFirst();
    }

    Actor last() {
        return actors.getLast();
    }

    /** Whose operator key this is. */
    Actor withKey(String key) {
        return actors.stream()
                .filter(actor -> actor.member().key().hex().equals(key))
                .findFirst()
                .orElseThrow(() -> new StepFailedException(first().name(), "an operator's key", key));
    }

    boolean isHeld(Actor actor) {
        return actor.number() == heldAt;
    }

    /** Whom the order reaches while the shim holds it, in the order in which it travels: from the last to the first. */
    List<Actor> reachedAtOnce() {
        return actors.reversed().stream().filter(actor -> !isHeld(actor)).toList();
    }

    @Override
    public void close() {
        streams.forEach(EventStream::close);
    }
}
