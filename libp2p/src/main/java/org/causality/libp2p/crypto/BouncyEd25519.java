package org.causality.libp2p.crypto;

/** Bouncy Castle's Ed25519, pure Java: right everywhere. */
final class BouncyEd25519 implements Ed25519 {
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;

    @Override
    public String provider() {
        return "Bouncy Castle";
    }

    @Override
    public byte[] publicKey(byte[] seed) {
        byte[] key = new byte[KEY_BYTES];
        org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, key, 0);
        return key;
    }

    @Override
    public Signer signer(byte[] seed) {
        byte[] secret = seed.clone();
        byte[] publicKey = publicKey(secret);
        return message -> {
            byte[] signature = new byte[SIGNATURE_BYTES];
            org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
                    secret, 0, publicKey, 0, message, 0, message.length, signature, 0);
            return signature;
        };
    }

    @Override
    public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if (publicKey.length != KEY_BYTES || signature.length != SIGNATURE_BYTES) {
            return false;
        }
        return org.bouncycastle.math.ec.rfc8032.Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
    }
}
