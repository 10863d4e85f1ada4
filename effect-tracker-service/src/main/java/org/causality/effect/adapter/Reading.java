package org.causality.effect.adapter;

import org.causality.backbone.log.LogRecord;
import org.causality.effect.book.Input;
import org.causality.model.message.Stamp;

/** What a record turned out to be. */
sealed interface Reading {

    LogRecord record();

    /** Something for the book. */
    record Told(LogRecord record, Input input, Stamp cause, long sequence) implements Reading {}

    /** Its writer told everything up to this delivery sequence. */
    record Progress(LogRecord record, long sequence) implements Reading {}

    /** Nothing that concerns effects. */
    record Passed(LogRecord record, long sequence) implements Reading {}

    /** It cannot be made out: for the dead-letter topic. */
    record Dead(LogRecord record, String reason, String detail) implements Reading {}
}
