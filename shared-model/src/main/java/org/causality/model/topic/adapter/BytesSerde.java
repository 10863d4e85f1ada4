package org.causality.model.topic.adapter;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.causality.model.codec.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Values as {@link Bytes}: records are canonical encodings, decoded by their owner's codec, so that a bad record is a
 * value to put in the dead-letter topic and not an exception inside the consumer.
 */
public final class BytesSerde implements Serde<Bytes> {

    @Override
    public Serializer<Bytes> serializer() {
        return new ToArray();
    }

    @Override
    public Deserializer<Bytes> deserializer() {
        return new FromArray();
    }

    /** Named so that Kafka can construct it from a setting. */
    public static final class ToArray implements Serializer<Bytes> {
        @Override
        public byte @Nullable [] serialize(String topic, @Nullable Bytes value) {
            return value == null ? null : value.toArray();
        }
    }

    /** Named so that Kafka can construct it from a setting. */
    public static final class FromArray implements Deserializer<Bytes> {
        @Override
        public @Nullable Bytes deserialize(String topic, byte @Nullable [] value) {
            return value == null ? null : Bytes.wrap(value);
        }
    }
}
