package org.causality.libp2p.kad.message;

import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;

/**
 * A value under a key: protobuf {@code {key = 1, value = 2, timeReceived = 5}}. Whether the value may stand under the
 * key is a validator's to say.
 *
 * @param key such as {@code /causality/…}
 * @param value at most {@link #VALUE_BYTES_MAX} bytes
 * @param timeReceived when the sender got it, as RFC 3339 text with nanoseconds; may be empty; only of interest to
 *     itself
 */
public record KadRecord(Octets key, Octets value, String timeReceived) {
    /** Longest value taken. */
    public static final int VALUE_BYTES_MAX = 16_384;

    private static final int TIME_BYTES_MAX = 64;

    void write(ProtoWriter writer) {
        writer.bytes(1, key.bytes()).bytes(2, value.bytes());
        if (!timeReceived.isEmpty()) {
            writer.string(5, timeReceived);
        }
    }

    static KadRecord read(ProtoReader reader) {
        long key = ProtoReader.NONE;
        long value = ProtoReader.NONE;
        long timeReceived = ProtoReader.NONE;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> key = reader.span(KadMessage.KEY_BYTES_MAX);
                case 2 -> value = reader.span(VALUE_BYTES_MAX);
                case 5 -> timeReceived = reader.textSpan(TIME_BYTES_MAX);
                default -> reader.skip();
            }
        }
        return new KadRecord(Octets.own(reader.copy(key)), Octets.own(reader.copy(value)), reader.text(timeReceived));
    }
}
