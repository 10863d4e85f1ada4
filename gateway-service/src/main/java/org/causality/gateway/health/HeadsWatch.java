package org.causality.gateway.health;

import java.util.List;
import org.causality.model.message.MessageId;

/**
 * Whether we come to know what a linked operator names as its heads. Newest heads are always a moment ahead, so what counts is a
 * head named once and still unknown here long after.
 */
final class HeadsWatch {

    /** HELLO is repeated every 7.5 s at most: after so long the link is gone, and what was watched says nothing any more. */
    static final long LINK_SILENCE_MILLIS = 20_000;

    private List<MessageId> open = List.of();
    private long sinceMillis;
    private long namedMillis;

    /** It named these; they are watched unless earlier ones still are. */
    void named(List<MessageId> heads, long nowMillis) {
        if (open.isEmpty() || isGone(nowMillis)) {
            open = List.copyOf(heads);
            sinceMillis = nowMillis;
        }
        namedMillis = nowMillis;
    }

    private boolean isGone(long nowMillis) {
        return nowMillis - namedMillis > LINK_SILENCE_MILLIS;
    }

    /** Those watched. */
    List<MessageId> open() {
        return open;
    }

    /** Of those watched, these are unknown here even now. */
    void unknown(List<MessageId> unknown) {
        open = open.stream().filter(unknown::contains).toList();
    }

    /** For how long the oldest of them is unknown; 0 when none is, or nothing can be said. */
    long unknownMillis(long nowMillis) {
        return open.isEmpty() || isGone(nowMillis) ? 0 : Math.max(0, nowMillis - sinceMillis);
    }
}
