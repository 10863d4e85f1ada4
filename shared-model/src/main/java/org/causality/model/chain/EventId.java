package org.causality.model.chain;

import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;

/** SHA-256(tag ‖ identity): the same for every observer of the event, and the key against replay. */
public record EventId(Bytes32 value) implements Comparable<EventId> {

    /** The name of what happened at this place. A retraction has the place of what it takes back, and its own kind. */
    public static EventId of(EventKind kind, EventPlace place) {
        return new EventId(DomainTag.EVENT.hash(place.identity(kind.code())));
    }

    public static EventId parseHex(String text) {
        return new EventId(Bytes32.parseHex(text));
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
