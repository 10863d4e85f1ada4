package org.causality.model.order;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Coded;
import org.causality.model.network.Lane;

/**
 * Who owns an order: how they sign, and the 20-byte Ethereum address or the 32-byte Ed25519 key that must have signed.
 */
public record Owner(Scheme scheme, Bytes key) {

    /** How a wallet signs; both sign the same EIP-712 digest. */
    public enum Scheme implements Coded {
        EIP712_SECP256K1(1, 20, 65),
        ED25519(2, 32, 64);

        private final int code;
        private final int keyBytes;
        private final int signatureBytes;

        private static final List<Scheme> ALL = List.of(values());

        Scheme(int code, int keyBytes, int signatureBytes) {
            this.code = code;
            this.keyBytes = keyBytes;
            this.signatureBytes = signatureBytes;
        }

        @Override
        public int code() {
            return code;
        }

        public int signatureBytes() {
            return signatureBytes;
        }

        static Scheme ofCode(int code) {
            return Coded.of(ALL, code);
        }
    }

    public Owner {
        if (key.size() != scheme.keyBytes) {
            throw new IllegalArgumentException("an owner of " + scheme + " has " + scheme.keyBytes + " key bytes");
        }
    }

    /** All orders of one owner share a lane, so they stay in order and meet at one place. */
    public Lane lane() {
        return new Lane(key);
    }

    public static void write(Owner owner, CanonicalWriter out) {
        out.uint(1, owner.scheme.code).bytes(2, owner.key);
    }

    public static Owner read(CanonicalReader in) {
        return new Owner(Scheme.ofCode(in.uint(1, Integer.MAX_VALUE)), in.bytes(2, 32));
    }
}
