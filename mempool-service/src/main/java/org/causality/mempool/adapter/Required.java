package org.causality.mempool.adapter;

import org.causality.backbone.log.LogRecord;
import org.causality.mempool.book.Cursor;
import org.causality.model.topic.RecordHeader;
import org.jspecify.annotations.Nullable;

/** What a record must say to be understood. All methods throw {@link IllegalArgumentException} when it does not. */
final class Required {
    private Required() {}

    static <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** An event's place. */
    static Cursor place(LogRecord record) {
        return new Cursor(
                record.number(RecordHeader.DELIVERY_SEQUENCE),
                Integer.parseInt(present(RecordHeader.INDEX.key(), record.header(RecordHeader.INDEX))));
    }
}
