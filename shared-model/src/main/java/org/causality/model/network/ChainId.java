package org.causality.model.network;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.RecentTexts;

/** A CAIP-2 chain id, such as {@code eip155:1}: 1 to 64 characters. */
public record ChainId(String value) implements Comparable<ChainId> {

    public static final int SIZE_MAX = 64;

    private static final RecentTexts<ChainId> RECENT = new RecentTexts<>(ChainId::new);

    public ChainId {
        if (!isCaip2(value, 0, value.length())) {
            throw new IllegalArgumentException("a chain id is CAIP-2 text such as eip155:1");
        }
    }

    public static ChainId read(CanonicalReader in, int field) {
        return in.recent(field, SIZE_MAX, RECENT);
    }

    /** {@code [-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}} between two places of a text. */
    static boolean isCaip2(String text, int from, int to) {
        int colon = text.indexOf(':', from);
        int namespace = colon - from;
        int reference = to - colon - 1;
        return namespace >= 3
                && namespace <= 8
                && reference >= 1
                && reference <= 32
                && Letters.LOWER_DIGIT_DASH.hold(text, from, colon)
                && Letters.CAIP_REFERENCE.hold(text, colon + 1, to);
    }

    /** All that is told of one chain shares a lane. */
    public Lane lane() {
        return new Lane(Bytes.ascii(value));
    }

    @Override
    public int compareTo(ChainId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
