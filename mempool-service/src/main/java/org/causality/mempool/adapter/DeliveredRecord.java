package org.causality.mempool.adapter;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.causality.model.topic.RecordHeader;
import org.jspecify.annotations.Nullable;

/** A record of {@code delivered} as it came; its arrays are read, never kept or changed. */
@SuppressWarnings("ArrayRecordComponent") // carries Kafka's own bytes over one call, never compared
record DeliveredRecord(
        byte[] key, byte[] value, Map<String, byte[]> headers, int partition, long offset, long timestampMillis) {

    @Nullable String header(RecordHeader name) {
        byte[] value = headers.get(name.key());
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
