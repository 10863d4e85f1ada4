package org.causality.model.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** One provider per primitive. SHA-256 is the JDK's, which is an intrinsic and beats every library here. */
final class ComposedSuite implements CryptoSuite {
    private static final int KECCAK_BITS = 256;

    private final StrictEd25519<?> ed25519;
    private final StrictSecp256k1 secp256k1;
    private final String note;

    private ComposedSuite(StrictEd25519<?> ed25519, StrictSecp256k1 secp256k1, String note) {
        this.ed25519 = ed25519;
        this.secp256k1 = secp256k1;
        this.note = note;
    }

    static CryptoSuite of(Ed25519Engine<?> ed25519, Secp256k1Engine secp256k1, String note) {
        return new ComposedSuite(new StrictEd25519<>(ed25519), new StrictSecp256k1(secp256k1), note);
    }

    @Override
    public byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public byte[] keccak256(byte[] input) {
        return keccak(input);
    }

    static byte[] keccak(byte[] input) {
        KeccakDigest digest = new KeccakDigest(KECCAK_BITS);
        digest.update(input, 0, input.length);
        byte[] hash = new byte[KECCAK_BITS / Byte.SIZE];
        digest.doFinal(hash, 0);
        return hash;
    }

    @Override
    public boolean verifyEd25519(byte[] key32, byte[] message, byte[] sig64) {
        return ed25519.verify(key32, message, sig64);
    }

    @Override
    public byte[] signEd25519(byte[] seed32, byte[] message) {
        return ed25519.sign(seed32, message);
    }

    @Override
    public byte[] ed25519PublicKey(byte[] seed32) {
        return ed25519.publicKey(seed32);
    }

    @Override
    public byte[] recoverSecp256k1Address(byte[] digest32, byte[] sig65) {
        return secp256k1.recoverAddress(digest32, sig65);
    }

    @Override
    public byte[] signSecp256k1(byte[] privateKey32, byte[] digest32) {
        return secp256k1.sign(privateKey32, digest32);
    }

    @Override
    public String describe() {
        return "ed25519=" + ed25519.provider() + ", secp256k1=" + secp256k1.provider()
                + ", sha256=JDK, keccak256=Bouncy Castle" + note;
    }

    @Override
    public String toString() {
        return describe();
    }
}
