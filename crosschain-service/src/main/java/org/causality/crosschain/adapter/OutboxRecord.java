package org.causality.crosschain.adapter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.model.codec.Bytes;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.Topic;

/** A Kafka record that is to be written. */
record OutboxRecord(Topic topic, int partition, Bytes key, Bytes value, Map<String, String> headers) {

    OutboxRecord {
        headers = Map.copyOf(headers);
    }

    OutboxRecord with(RecordHeader name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name.key(), value);
        return new OutboxRecord(topic, partition, key, this.value, more);
    }

    OutboxRecord with(RecordHeader name, long value) {
        return with(name, Long.toUnsignedString(value));
    }
}
