package org.causality.devnet.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The words {@code operator service} of the one-line log format. */
public final class OwnerConverter extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        LogOwner owner = LogOwner.current();
        return owner.operator() + " " + owner.service();
    }
}
