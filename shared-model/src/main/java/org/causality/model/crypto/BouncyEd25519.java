package org.causality.model.crypto;

import java.util.Objects;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Bouncy Castle's Ed25519, always present.
 *
 * <p>Its verifier halves the scalars with a lattice and so checks a multiple of the equation: an R with a small-order
 * component may pass here and nowhere else. Therefore an accepted R is checked for prime order afterwards, which makes
 * accepting about twice as dear and keeps the verdict the same on every provider.
 */
final class BouncyEd25519 implements Ed25519Engine<Ed25519.PublicPoint> {
    @Override
    public String provider() {
        return "Bouncy Castle";
    }

    @Override
    public Ed25519.PublicPoint decode(byte[] key32) {
        return Objects.requireNonNull(
                Ed25519.validatePublicKeyPartialExport(key32, 0), "the key passed the strict checks before");
    }

    @Override
    public boolean verify(Ed25519.PublicPoint key, byte[] message, byte[] sig64) {
        return Ed25519.verify(sig64, 0, key, message, 0, message.length) && StrictEd25519.isPrimeOrder(sig64);
    }

    @Override
    public byte[] sign(byte[] seed32, byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed32, 0, message, 0, message.length, signature, 0);
        return signature;
    }
}
