package org.causality.privacy.adapter;

import java.util.List;
import org.causality.backbone.log.LogRecord;
import org.causality.privacy.desk.Input;

/** What a record turned out to be. */
sealed interface Reading {

    /** Inputs for the desk, perhaps none. */
    record Told(List<Input> inputs, String type) implements Reading {}

    /** It cannot be made out: for the dead-letter topic. */
    record Dead(LogRecord record, String reason, String detail) implements Reading {}
}
