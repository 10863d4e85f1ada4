package org.causality.crosschain.ethereum;

import org.causality.crosschain.proof.Keccak;
import org.causality.model.codec.Bytes;

/** An account's 20 bytes. Text form: {@code 0x} and lower-case hex. */
public record Address(Bytes bytes) {

    public static final int SIZE = 20;

    public Address {
        if (bytes.size() != SIZE) {
            throw new IllegalArgumentException("an address has " + SIZE + " bytes");
        }
    }

    /** @throws IllegalArgumentException unless the text is {@code 0x} and 40 lower-case hex digits */
    public static Address parse(String hex) {
        return new Address(Bytes.parseHex(hex));
    }

    /** Where the state trie keeps the account. */
    Bytes trieKey() {
        return Keccak.hash(bytes).toBytes();
    }

    @Override
    public String toString() {
        return bytes.hex();
    }
}
