package org.causality.devnet.story.wallet;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.causality.devnet.story.canonical.Octets;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/** A fresh secp256k1 key that signs typed data. */
public final class Wallet {

    private final ECKeyPair pair;
    private final Octets address;

    private Wallet(ECKeyPair pair) {
        this.pair = pair;
        this.address = Octets.ofHex("0x" + Keys.getAddress(pair));
    }

    public static Wallet fresh(SecureRandom random) {
        try {
            return new Wallet(Keys.createEcKeyPair(random));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no secp256k1 key can be made", e);
        }
    }

    public Octets address() {
        return address;
    }

    /** Signs whatever order it is given, its own or another's. */
    public SignedOrder sign(WalletOrder order) {
        return new SignedOrder(order, signDigest(TypedData.digest(order)));
    }

    /** Signs a cancellation in the name of {@code owner}, whoever that is. */
    public SignedCancellation cancel(String network, Octets order, Octets owner) {
        Octets signature = signDigest(TypedData.cancellationDigest(network, order));
        return new SignedCancellation(network, order, owner, signature);
    }

    /** 65 bytes: r ‖ s ‖ v. */
    private Octets signDigest(Octets digest) {
        Sign.SignatureData parts = Sign.signMessage(digest.toArray(), pair, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(parts.getR());
        out.writeBytes(parts.getS());
        out.writeBytes(parts.getV());
        return Octets.of(out.toByteArray());
    }
}
