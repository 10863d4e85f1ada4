package org.causality.libp2p.noise;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Claims whose signature was verified: a peer that comes again with the same static key, as it does until it is
 * restarted, costs no second verification. Who wants to push others out must bring genuine claims of his own, and then
 * they cost what they did before. Safe from any thread.
 */
final class Vouched {
    /** The longest unused leaves; a claim has about 150 bytes. */
    static final int CLAIMS_MAX = 1_024;

    private final SequencedMap<ByteBuffer, Boolean> claims = new LinkedHashMap<>(16, 0.75f, true);

    synchronized boolean holds(byte[] claim) {
        return claims.get(ByteBuffer.wrap(claim)) != null;
    }

    synchronized void add(byte[] claim) {
        claims.put(ByteBuffer.wrap(claim), true);
        if (claims.size() > CLAIMS_MAX) {
            claims.pollFirstEntry();
        }
    }

    synchronized int size() {
        return claims.size();
    }
}
