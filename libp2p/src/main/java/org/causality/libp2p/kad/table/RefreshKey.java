package org.causality.libp2p.kad.table;

import java.util.random.RandomGenerator;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.message.KadId;
import org.causality.libp2p.kad.message.Octets;

/** Keys that happen to lie in a wanted bucket, found by trying: a place cannot be turned back into a key. */
public final class RefreshKey {
    private static final int KEY_BYTES = 32;

    /** Sixteen times the mean number of tries for the nearest bucket that is refreshed. */
    private static final int TRIES_MAX = 1 << 20;

    private RefreshKey() {}

    /** A key that shares exactly {@code bits} leading bits with {@code self}; {@code bits} is at most 15. */
    public static Octets within(PeerId self, int bits, RandomGenerator random) {
        KadId from = KadId.of(self);
        byte[] key = new byte[KEY_BYTES];
        for (int i = 0; i < TRIES_MAX; i++) {
            random.nextBytes(key);
            Octets candidate = Octets.of(key);
            if (from.commonBits(KadId.of(candidate)) == bits) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("no key found that shares " + bits + " bits");
    }
}
