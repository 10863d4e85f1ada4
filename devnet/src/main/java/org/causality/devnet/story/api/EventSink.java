package org.causality.devnet.story.api;

import java.util.Optional;

/** Who reads an event stream. Called by the stream's one thread. */
public interface EventSink {

    void event(ServerEvent event);

    /** The stream ended, lagged, or said what no event stream may say; nothing more may be expected of it. */
    void trouble(String what);

    /** What was told of that; nothing when all is well. */
    Optional<String> trouble();
}
