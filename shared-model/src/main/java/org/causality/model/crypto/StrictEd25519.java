package org.causality.model.crypto;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * The one rule set for Ed25519 on every provider. A signature (R, S) under key A holds when
 *
 * <ol>
 *   <li>S is below the group order L;
 *   <li>A and R are canonical encodings (y below p, and no sign on x = 0);
 *   <li>A and R are points of prime order: neither of small order nor with a small-order component;
 *   <li>S·B = R + SHA-512(R ‖ A ‖ M)·A.
 * </ol>
 *
 * <p>Under rule 3 the cofactored and the cofactorless equation are the same, so libraries that use either agree. A is
 * checked here, once per key. An R of small order is refused here by comparison; an R with a small-order component fails
 * the cofactorless equation by itself, and an engine that uses another one must check R (see {@link BouncyEd25519}). The
 * traps are described in Chalkias, Garillot, Nikolaenko, "Taming the many EdDSAs" (2020); our cases stand in
 * {@code vectors/ed25519-edge-cases.json}.
 */
final class StrictEd25519<K> {
    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;
    static final int SEED_BYTES = 32;

    /** Twice this many decoded keys are kept: more than all sub-keys of a large network, at a few hundred bytes each. */
    static final int KEYS_CACHED_MAX = 4_096;

    private final Ed25519Engine<K> engine;
    private final RecentKeys<K> keys = new RecentKeys<>(KEYS_CACHED_MAX);

    StrictEd25519(Ed25519Engine<K> engine) {
        this.engine = engine;
    }

    String provider() {
        return engine.provider();
    }

    boolean verify(byte[] key, byte[] message, byte[] signature) {
        if (key.length != KEY_BYTES || signature.length != SIGNATURE_BYTES) {
            return false;
        }
        if (!Ed25519Encoding.isReducedScalar(signature, KEY_BYTES) || !Ed25519Encoding.isAcceptablePoint(signature)) {
            return false;
        }
        K known = keys.find(key);
        if (known != null) {
            return engine.verify(known, message, signature);
        }
        if (!isPrimeOrder(key)) {
            return false;
        }
        K decoded = engine.decode(key);
        keys.keep(key, decoded);
        return engine.verify(decoded, message, signature);
    }

    /** Canonical, on the curve and of prime order. Costs about one verification, so it is done once per key. */
    static boolean isPrimeOrder(byte[] point) {
        return Ed25519Encoding.isAcceptablePoint(point) && Ed25519.validatePublicKeyFull(point, 0);
    }

    byte[] sign(byte[] seed, byte[] message) {
        requireSeed(seed);
        return engine.sign(seed, message);
    }

    byte[] publicKey(byte[] seed) {
        requireSeed(seed);
        byte[] key = new byte[KEY_BYTES];
        Ed25519.generatePublicKey(seed, 0, key, 0);
        return key;
    }

    private static void requireSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("An Ed25519 seed has 32 bytes, not " + seed.length);
        }
    }
}
