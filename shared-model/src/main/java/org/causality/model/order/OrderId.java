package org.causality.model.order;

import org.causality.model.codec.Bytes32;

/** SHA-256(tag ‖ canonical order without signature). */
public record OrderId(Bytes32 value) implements Comparable<OrderId> {

    public static OrderId parseHex(String text) {
        return new OrderId(Bytes32.parseHex(text));
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public int compareTo(OrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
