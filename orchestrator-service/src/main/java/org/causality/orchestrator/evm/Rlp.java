package org.causality.orchestrator.evm;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;
import org.causality.model.codec.Bytes;

/** Writes Ethereum's recursive length prefix (yellow paper, appendix B); a list's items are given encoded. */
final class Rlp {
    private static final int SHORT_MAX = 55;
    private static final int STRING = 0x80;
    private static final int LIST = 0xc0;

    private Rlp() {}

    static Bytes string(Bytes content) {
        boolean isItsOwn = content.size() == 1 && (content.at(0) & 0xff) < STRING;
        return isItsOwn ? content : prefixed(STRING, content);
    }

    /** Big-endian without leading zeros; zero is the empty string. @throws IllegalArgumentException negative */
    static Bytes number(BigInteger value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("RLP has no negative numbers");
        }
        return string(minimal(value));
    }

    static Bytes list(List<Bytes> items) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        items.forEach(item -> joined.writeBytes(item.toArray()));
        return prefixed(LIST, Bytes.wrap(joined.toByteArray()));
    }

    private static Bytes prefixed(int kind, Bytes content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.size() + 5);
        if (content.size() <= SHORT_MAX) {
            out.write(kind + content.size());
        } else {
            Bytes length = minimal(BigInteger.valueOf(content.size()));
            out.write(kind + SHORT_MAX + length.size());
            out.writeBytes(length.toArray());
        }
        out.writeBytes(content.toArray());
        return Bytes.wrap(out.toByteArray());
    }

    private static Bytes minimal(BigInteger value) {
        byte[] twos = value.toByteArray();
        return Bytes.copyOf(twos, twos[0] == 0 ? 1 : 0, twos.length);
    }
}
