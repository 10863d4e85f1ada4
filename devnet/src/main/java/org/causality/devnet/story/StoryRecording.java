package org.causality.devnet.story;

import java.math.BigInteger;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.wallet.SeenBlock;

/**
 * A fact of a real chain that the client knows from elsewhere, and that the operators are to prove for themselves.
 *
 * @param chain CAIP-2
 * @param time of the block, Unix seconds
 * @param value of the slot at the end of the block, as minimal big-endian bytes
 * @param effect what every operator tracks: that the slot holds the value
 */
record StoryRecording(
        String chain, long height, Octets block, long time, Octets contract, Octets slot, Octets value, Octets effect)
        implements ToldChain {

    PriceChain.Seen seen() {
        return PriceChain.Seen.of(chain, Long.toString(height), block, contract, slot);
    }

    SeenBlock head() {
        return new SeenBlock(chain, height, block, time, 1);
    }

    BigInteger number(Octets word) {
        return new BigInteger(1, word.toArray());
    }

    /** The value, for people. */
    String brief() {
        return value.size() <= Integer.BYTES
                ? number(value).toString()
                : value.hex().substring(0, 10) + "…";
    }
}
