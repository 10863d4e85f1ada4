package org.causality.model.topic.adapter;

import org.apache.kafka.common.serialization.Serializer;
import org.causality.model.topic.LaneKey;
import org.causality.model.topic.RecordKey;
import org.jspecify.annotations.Nullable;

/** Writes {@link LaneKey} (without its lane), {@link RecordKey} and plain bytes. */
public final class LaneKeySerializer implements Serializer<Object> {

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Object key) {
        return switch (key) {
            case null -> null;
            case LaneKey laned -> laned.key().toArray();
            case RecordKey record -> record.toArray();
            case byte[] bytes -> bytes;
            default ->
                throw new IllegalArgumentException(
                        "A record key of " + topic + " is a LaneKey, RecordKey or bytes, not a " + key.getClass());
        };
    }
}
