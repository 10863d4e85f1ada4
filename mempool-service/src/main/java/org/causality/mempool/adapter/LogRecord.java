package org.causality.mempool.adapter;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.causality.mempool.book.Cursor;
import org.causality.model.codec.Decimals;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.Topic;
import org.jspecify.annotations.Nullable;

/** A record of a log as it came; its arrays are read, never kept or changed. */
@SuppressWarnings("ArrayRecordComponent") // carries Kafka's own bytes over one call, never compared
record LogRecord(
        Topic topic,
        byte[] key,
        byte[] value,
        Map<String, byte[]> headers,
        int partition,
        long offset,
        long timestampMillis) {

    @Nullable String header(RecordHeader name) {
        byte[] value = headers.get(name.key());
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    /** The kind of a domain event; empty when it says none. */
    String event() {
        String event = header(RecordHeader.EVENT);
        return event == null ? "" : event;
    }

    /** @throws IllegalArgumentException it is absent or no unsigned number */
    long sequence() {
        return Decimals.parseUnsignedLong(required(RecordHeader.DELIVERY_SEQUENCE));
    }

    /** An event's place. @throws IllegalArgumentException it has none */
    Cursor place() {
        return new Cursor(sequence(), Integer.parseInt(required(RecordHeader.INDEX)));
    }

    private String required(RecordHeader name) {
        return present(name.key(), header(name));
    }

    /** @throws IllegalArgumentException it is null */
    static <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
