package org.causality.model.message;

import org.causality.model.codec.Bytes32;

/** SHA-256(tag ‖ header bytes). */
public record MessageId(Bytes32 value) implements Comparable<MessageId> {

    public static MessageId parseHex(String text) {
        return new MessageId(Bytes32.parseHex(text));
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public int compareTo(MessageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
