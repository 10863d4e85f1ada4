package org.causality.devnet.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.sift.AbstractDiscriminator;

/** Picks the log file of an event. Events are written by the thread that logs them, so the thread tells. */
public final class OwnerDiscriminator extends AbstractDiscriminator<ILoggingEvent> {
    @Override
    public String getDiscriminatingValue(ILoggingEvent event) {
        return LogOwner.current().operator();
    }

    @Override
    public String getKey() {
        return "operator";
    }
}
