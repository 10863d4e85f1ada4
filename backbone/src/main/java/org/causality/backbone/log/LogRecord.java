package org.causality.backbone.log;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.causality.model.codec.Decimals;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A record of a log as it came; its arrays are read, never kept or changed.
 *
 * @param timestampMillis when the broker took it, Unix milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // carries Kafka's own bytes over one call, never compared
public record LogRecord(
        Topic topic,
        int partition,
        long offset,
        long timestampMillis,
        byte[] key,
        byte[] value,
        Map<String, byte[]> headers) {

    public @Nullable String header(RecordHeader name) {
        byte[] text = headers.get(name.key());
        return text == null ? null : new String(text, StandardCharsets.UTF_8);
    }

    /** The kind of a domain event; empty when it says none. */
    public String event() {
        String event = header(RecordHeader.EVENT);
        return event == null ? "" : event;
    }

    public boolean is(RecordHeader name, String text) {
        return text.equals(header(name));
    }

    /** The unsigned number in a header. @throws IllegalArgumentException it is absent or no such number */
    public long number(RecordHeader name) {
        String text = header(name);
        if (text == null) {
            throw new IllegalArgumentException("no header " + name.key());
        }
        return Decimals.parseUnsignedLong(text);
    }

    /** The number in a header; {@code otherwise} when it is absent or no number. */
    public long number(RecordHeader name, long otherwise) {
        String text = header(name);
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }
}
