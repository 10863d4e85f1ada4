package org.causality.model.topic.adapter;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.causality.model.topic.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Reads and writes the catalogue's headers on Kafka records. */
public final class RecordHeaders {
    private RecordHeaders() {}

    public static void put(Headers headers, RecordHeader name, String value) {
        headers.remove(name.key());
        headers.add(name.key(), value.getBytes(StandardCharsets.UTF_8));
    }

    public static void put(Headers headers, RecordHeader name, long value) {
        put(headers, name, Long.toString(value));
    }

    /** The text of a header, or null when the record has none. */
    public static @Nullable String text(Headers headers, RecordHeader name) {
        Header header = headers.lastHeader(name.key());
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The number in a header; {@code otherwise} when it is absent or no number. */
    public static long number(Headers headers, RecordHeader name, long otherwise) {
        String text = text(headers, name);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
