package org.causality.model.crypto;

/**
 * Hashes and signatures of the protocol. One instance serves all threads.
 *
 * <p>Verification never throws: input of the wrong length or shape is simply not a signature. Arrays are read, never kept
 * or changed. Ed25519 follows RFC 8032 under the strict rules of {@link StrictEd25519}; secp256k1 follows Ethereum with
 * the low-s rule of EIP-2.
 */
public interface CryptoSuite {
    /** SHA-256 of the parts joined; 32 bytes. */
    byte[] sha256(byte[]... parts);

    /** Keccak-256 as Ethereum uses it (not SHA3-256: the padding differs); 32 bytes. */
    byte[] keccak256(byte[] input);

    /** Whether the 64-byte signature over the message holds under the 32-byte key. */
    boolean verifyEd25519(byte[] key32, byte[] message, byte[] sig64);

    /**
     * The 64-byte signature by a 32-byte seed.
     *
     * @throws IllegalArgumentException the seed is not 32 bytes
     */
    byte[] signEd25519(byte[] seed32, byte[] message);

    /**
     * The 32-byte public key of a 32-byte seed.
     *
     * @throws IllegalArgumentException the seed is not 32 bytes
     */
    byte[] ed25519PublicKey(byte[] seed32);

    /**
     * The 20-byte Ethereum address whose key made this signature {@code r(32) ‖ s(32) ‖ v(1)} with v 27, 28, 0 or 1.
     * Empty when there is none: bad lengths, r or s out of range, s in the upper half, no such point.
     */
    byte[] recoverSecp256k1Address(byte[] digest32, byte[] sig65);

    /**
     * Signs a digest as an Ethereum wallet does: {@code r ‖ s ‖ v}, low s, v 27 or 28, nonce by RFC 6979.
     *
     * @throws IllegalArgumentException a length is not 32 or the key is not in [1, n)
     */
    byte[] signSecp256k1(byte[] privateKey32, byte[] digest32);

    /** Which library answers for which primitive, for {@code /actuator/info} and the start-up line. */
    String describe();

    /** The fastest providers that passed the self-test in this process; chosen once, at first use. */
    static CryptoSuite best() {
        return SuiteChoice.BEST;
    }

    /** Bouncy Castle and the JDK's hashes only: no native code, every platform, the same verdicts. */
    static CryptoSuite pureJava() {
        return SuiteChoice.PURE_JAVA;
    }
}
