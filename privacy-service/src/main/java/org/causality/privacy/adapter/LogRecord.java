package org.causality.privacy.adapter;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.Topic;
import org.jspecify.annotations.Nullable;

/** A record of a log as it came; its arrays are read, never kept or changed. */
@SuppressWarnings("ArrayRecordComponent") // carries Kafka's own bytes over one call, never compared
record LogRecord(
        Topic topic,
        int partition,
        long offset,
        long timestampMillis,
        byte[] key,
        byte[] value,
        Map<String, byte[]> headers) {

    @Nullable String header(RecordHeader name) {
        byte[] value = headers.get(name.key());
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    /** The number in a header; {@code otherwise} when it is absent or no number. */
    long number(RecordHeader name, long otherwise) {
        String text = header(name);
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }
}
