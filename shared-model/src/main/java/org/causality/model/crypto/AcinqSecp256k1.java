package org.causality.model.crypto;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;

/** libsecp256k1 over JNI: about four times Bouncy Castle on recovery. */
final class AcinqSecp256k1 implements Secp256k1Engine {
    private static final byte[] NOTHING = {};

    private final Secp256k1 library;

    private AcinqSecp256k1(Secp256k1 library) {
        this.library = library;
    }

    /** Throws whatever the library throws where its native part cannot be unpacked or loaded. */
    static Secp256k1Engine load() {
        return new AcinqSecp256k1(Secp256k1.get());
    }

    @Override
    public String provider() {
        return "libsecp256k1 (acinq JNI)";
    }

    @Override
    public byte[] recover(byte[] digest32, byte[] compact64, int yParity) {
        try {
            return library.ecdsaRecover(compact64, digest32, yParity);
        } catch (Secp256k1Exception _) {
            return NOTHING;
        }
    }

    @Override
    public byte[] sign(byte[] privateKey32, byte[] digest32) {
        return library.sign(digest32, privateKey32, null);
    }

    @Override
    public byte[] publicKey(byte[] privateKey32) {
        return library.pubkeyCreate(privateKey32);
    }
}
