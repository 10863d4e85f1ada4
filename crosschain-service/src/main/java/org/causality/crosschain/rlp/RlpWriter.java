package org.causality.crosschain.rlp;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;

/** Writes the items of one list, or of nothing, one after the other. */
public final class RlpWriter {

    private static final int STRING = 0x80;
    private static final int LIST = 0xc0;
    private static final int SHORT_MAX = 55;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public RlpWriter string(Bytes value) {
        return string(value.unsafeArray());
    }

    public RlpWriter bytes32(Bytes32 value) {
        return string(value.toArray());
    }

    public RlpWriter uint(long value) {
        return wide(BigInteger.valueOf(value));
    }

    /** A non-negative integer in as few bytes as it needs; zero is the empty string. */
    public RlpWriter wide(BigInteger value) {
        byte[] twos = value.toByteArray();
        int from = twos[0] == 0 ? 1 : 0;
        return string(Bytes.copyOf(twos, from, twos.length));
    }

    /** A list of what another writer has written. */
    public RlpWriter list(RlpWriter items) {
        prefix(LIST, items.out.size());
        out.writeBytes(items.out.toByteArray());
        return this;
    }

    /** An item that is encoded already. */
    public RlpWriter encoded(Bytes item) {
        out.writeBytes(item.unsafeArray());
        return this;
    }

    /** The items as one list. */
    public Bytes toList() {
        return new RlpWriter().list(this).toBytes();
    }

    /** The items as they stand, without a list around them. */
    public Bytes toBytes() {
        return Bytes.wrap(out.toByteArray());
    }

    private RlpWriter string(byte[] value) {
        boolean itself = value.length == 1 && value[0] >= 0;
        if (!itself) {
            prefix(STRING, value.length);
        }
        out.writeBytes(value);
        return this;
    }

    private void prefix(int base, int length) {
        if (length <= SHORT_MAX) {
            out.write(base + length);
            return;
        }
        int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        out.write(base + SHORT_MAX + octets);
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
            out.write(length >>> shift);
        }
    }
}
