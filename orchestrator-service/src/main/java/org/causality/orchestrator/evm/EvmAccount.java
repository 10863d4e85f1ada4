package org.causality.orchestrator.evm;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.crypto.CryptoSuite;

/** An account that can sign. Its text form is its address. */
public final class EvmAccount {
    private static final CryptoSuite SUITE = CryptoSuite.best();

    private final Bytes32 key;
    private final Bytes address;

    private EvmAccount(Bytes32 key, Bytes address) {
        this.key = key;
        this.address = address;
    }

    /** @throws IllegalArgumentException no key of secp256k1 */
    public static EvmAccount ofKey(Bytes32 key) {
        byte[] anything = new byte[Bytes32.SIZE];
        byte[] signature = SUITE.signSecp256k1(key.toArray(), anything);
        return new EvmAccount(key, Bytes.wrap(SUITE.recoverSecp256k1Address(anything, signature)));
    }

    /** 20 bytes. */
    public Bytes address() {
        return address;
    }

    static Bytes32 keccak256(Bytes content) {
        return Bytes32.of(SUITE.keccak256(content.toArray()));
    }

    /** {@code r ‖ s ‖ v}, v 27 or 28. */
    byte[] sign(Bytes32 digest) {
        return SUITE.signSecp256k1(key.toArray(), digest.toArray());
    }

    @Override
    public String toString() {
        return address.hex();
    }
}
