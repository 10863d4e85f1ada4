package org.causality.model.order;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.crypto.CryptoSuite;

/** A wallet's signature over an EIP-712 digest: 65 bytes r ‖ s ‖ v for secp256k1 (low s only), 64 for Ed25519. */
public record WalletSignature(Bytes bytes) {

    public static final int SIZE_MAX = 65;

    public boolean isBy(Owner owner, Bytes32 digest) {
        if (bytes.size() != owner.scheme().signatureBytes()) {
            return false;
        }
        return switch (owner.scheme()) {
            case EIP712_SECP256K1 ->
                Bytes.wrap(CryptoSuite.best().recoverSecp256k1Address(digest.toArray(), bytes.unsafeArray()))
                        .equals(owner.key());
            case ED25519 ->
                CryptoSuite.best().verifyEd25519(owner.key().unsafeArray(), digest.toArray(), bytes.unsafeArray());
        };
    }
}
