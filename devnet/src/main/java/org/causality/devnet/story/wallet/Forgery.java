package org.causality.devnet.story.wallet;

import java.math.BigInteger;
import java.util.Arrays;
import org.causality.devnet.story.canonical.Octets;

/**
 * An order that is signed, but not so that it holds; every operator must refuse it with {@code SIGNATURE}.
 *
 * @param what for the reader of the story
 */
public record Forgery(String what, SignedOrder order) {

    private static final BigInteger CURVE_ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    private static final int WORD_BYTES = 32;
    private static final int V_SUM = 27 + 28;

    public static Forgery byStranger(Wallet stranger, WalletOrder order) {
        return new Forgery("signed by a stranger", stranger.sign(order));
    }

    public static Forgery tampered(Wallet owner, WalletOrder order) {
        Octets signature = owner.sign(order).signature();
        WalletOrder other = order.withTip(order.tip().longValueExact() + 1);
        return new Forgery("changed after signing", new SignedOrder(other, signature));
    }

    /** The other signature of the same digest: (r, n − s), which low-s forbids. */
    public static Forgery twin(Wallet owner, WalletOrder order) {
        byte[] signature = owner.sign(order).signature().toArray();
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, WORD_BYTES, 2 * WORD_BYTES));
        byte[] high = CURVE_ORDER.subtract(s).toByteArray();
        Arrays.fill(signature, WORD_BYTES, 2 * WORD_BYTES, (byte) 0);
        int taken = Math.min(high.length, WORD_BYTES);
        System.arraycopy(high, high.length - taken, signature, 2 * WORD_BYTES - taken, taken);
        signature[2 * WORD_BYTES] = (byte) (V_SUM - signature[2 * WORD_BYTES]);
        return new Forgery("signed with a high s", new SignedOrder(order, Octets.of(signature)));
    }
}
