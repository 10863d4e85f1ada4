package org.causality.crosschain.proof;

import org.bouncycastle.crypto.digests.KeccakDigest;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;

/** Keccak-256 as Ethereum uses it (not SHA3-256: the padding differs). */
public final class Keccak {

    private static final int BITS = 256;

    private Keccak() {}

    public static Bytes32 hash(Bytes input) {
        return hash(input.unsafeArray(), 0, input.size());
    }

    public static Bytes32 hash(byte[] input, int from, int length) {
        KeccakDigest digest = new KeccakDigest(BITS);
        digest.update(input, from, length);
        byte[] hash = new byte[Bytes32.SIZE];
        digest.doFinal(hash, 0);
        return Bytes32.of(hash);
    }
}
