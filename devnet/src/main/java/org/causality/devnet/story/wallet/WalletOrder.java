package org.causality.devnet.story.wallet;

import java.math.BigInteger;
import java.util.List;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.canonical.Tag;

/**
 * What the wallet asks for. Open, superseding nothing, with no floor on the revenue share.
 *
 * @param owner the 20-byte address
 * @param allowedOperators sorted keys; empty for everyone
 */
public record WalletOrder(
        String network,
        Octets owner,
        long nonce,
        List<Leg> legs,
        List<Term> condition,
        long zkNonceBelow,
        int inclusionWithin,
        List<SeenBlock> observed,
        String validUntilChain,
        long validUntilHeight,
        BigInteger tip,
        List<Octets> allowedOperators,
        Octets salt) {

    public WalletOrder {
        legs = List.copyOf(legs);
        condition = List.copyOf(condition);
        observed = List.copyOf(observed);
        allowedOperators = List.copyOf(allowedOperators);
    }

    /** SHA-256(tag ‖ canonical order): known to the wallet before anybody answers. */
    public Octets id() {
        return Tag.ORDER.hash(CanonicalOrder.encode(this));
    }

    public WalletOrder withTip(long otherTip) {
        return new WalletOrder(
                network,
                owner,
                nonce,
                legs,
                condition,
                zkNonceBelow,
                inclusionWithin,
                observed,
                validUntilChain,
                validUntilHeight,
                BigInteger.valueOf(otherTip),
                allowedOperators,
                salt);
    }
}
