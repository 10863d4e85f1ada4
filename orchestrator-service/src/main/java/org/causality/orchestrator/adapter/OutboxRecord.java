package org.causality.orchestrator.adapter;

import java.util.Map;
import org.causality.model.codec.Bytes;
import org.causality.model.topic.Topic;

/** A Kafka record that is to be written. */
record OutboxRecord(Topic topic, int partition, Bytes key, Bytes value, Map<String, String> headers) {
    OutboxRecord {
        headers = Map.copyOf(headers);
    }
}
