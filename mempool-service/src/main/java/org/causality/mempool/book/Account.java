package org.causality.mempool.book;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the book knows of an owner beside the orders themselves. Numbers are unsigned.
 *
 * @param lowestFree the lowest nonce no order of the owner uses
 * @param ahead used nonces above it, ascending; beyond {@link #AHEAD_MAX} the farthest are not remembered here (only an
 *     owner can fill its own list, and only through the network: the door allows {@link #WINDOW})
 * @param open orders that have not ended
 */
public record Account(long lowestFree, List<Long> ahead, int open) {

    /** How far above the lowest free nonce the door admits. */
    public static final int WINDOW = 64;

    public static final int AHEAD_MAX = 1_024;
    public static final Account NEW = new Account(0, List.of(), 0);

    public Account {
        ahead = List.copyOf(ahead);
    }

    public boolean isTooFar(long nonce) {
        return Long.compareUnsigned(nonce, lowestFree) > 0 && Long.compareUnsigned(nonce - lowestFree, WINDOW) > 0;
    }

    Account using(long nonce) {
        int order = Long.compareUnsigned(nonce, lowestFree);
        if (order < 0) {
            return this;
        }
        return order == 0 ? advanced() : new Account(lowestFree, withAhead(nonce), open);
    }

    Account opened(int more) {
        return new Account(lowestFree, ahead, open + more);
    }

    private Account advanced() {
        long free = lowestFree + 1;
        int taken = 0;
        while (taken < ahead.size() && ahead.get(taken) == free) {
            free++;
            taken++;
        }
        return new Account(free, ahead.subList(taken, ahead.size()), open);
    }

    private List<Long> withAhead(long nonce) {
        int found = Collections.binarySearch(ahead, nonce, Long::compareUnsigned);
        if (found >= 0) {
            return ahead;
        }
        List<Long> more = new ArrayList<>(ahead);
        more.add(-found - 1, nonce);
        return more.size() > AHEAD_MAX ? more.subList(0, AHEAD_MAX) : more;
    }
}
