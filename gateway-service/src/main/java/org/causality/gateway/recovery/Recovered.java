package org.causality.gateway.recovery;

import org.causality.model.wire.ReconMessage.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a session was.
 *
 * @param outcome null when the peer or the core went away in the midst of it
 * @param compared bytes of frames without messages, both ways, as they were on the stream
 * @param sent bytes of frames with messages
 * @param received the same
 * @param roundTrips how often we waited for an answer; only the side that began counts
 */
public record Recovered(
        @Nullable Outcome outcome, long compared, long sent, long received, int roundTrips, long millis) {

    /** An empty PUSH says that there is nothing; with its length it has five bytes or fewer. */
    static final int EMPTY_PUSH_BYTES = 5;

    /** It never began. */
    static Recovered none() {
        return new Recovered(null, 0, 0, 0, 0, 0);
    }

    /** Whether any message went over. */
    boolean gained() {
        return sent + received > 0;
    }

    boolean needsAnotherKey() {
        return outcome == Outcome.OTHER_EPOCH;
    }

    /** Whether something is left that another session brings. */
    boolean isWorthAnother() {
        return needsAnotherKey() || (gained() && outcome != Outcome.EQUAL);
    }
}
