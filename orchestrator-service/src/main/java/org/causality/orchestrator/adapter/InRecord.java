package org.causality.orchestrator.adapter;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.causality.model.codec.Decimals;
import org.causality.model.topic.RecordHeader;
import org.jspecify.annotations.Nullable;

/** A Kafka record as it came; its arrays are read, never kept or changed. */
@SuppressWarnings("ArrayRecordComponent") // carries Kafka's own bytes over one call, never compared
record InRecord(byte[] key, byte[] value, Map<String, byte[]> headers, int partition, long offset) {

    @Nullable String header(RecordHeader name) {
        byte[] text = headers.get(name.key());
        return text == null ? null : new String(text, StandardCharsets.UTF_8);
    }

    boolean is(RecordHeader name, String text) {
        return text.equals(header(name));
    }

    /** @throws IllegalArgumentException the header is absent or no unsigned number */
    long number(RecordHeader name) {
        String text = header(name);
        if (text == null) {
            throw new IllegalArgumentException("no header " + name.key());
        }
        return Decimals.parseUnsignedLong(text);
    }
}
