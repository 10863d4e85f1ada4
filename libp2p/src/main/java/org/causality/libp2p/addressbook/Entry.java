package org.causality.libp2p.addressbook;

import java.time.Duration;
import java.time.Instant;

/** An address in the book. */
final class Entry {
    private static final int DOUBLINGS_MAX = 8;

    final PeerAddress address;
    final AddressGroup source;
    boolean tried;
    int slot = -1;
    int failures;
    Instant heard;
    Instant notBefore = Instant.MIN;

    Entry(PeerAddress address, AddressGroup source, Instant heard) {
        this.address = address;
        this.source = source;
        this.heard = heard;
    }

    void failed(Instant now, Duration retryAfter) {
        notBefore = now.plus(retryAfter.multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX)));
        failures++;
    }

    void answered(Instant now) {
        failures = 0;
        notBefore = Instant.MIN;
        heard = now;
    }

    /** Whether a newcomer may have its place. */
    boolean isStale(Instant now, Duration staleAfter) {
        return failures > 0 || heard.plus(staleAfter).isBefore(now);
    }

    boolean isReady(Instant now) {
        return !notBefore.isAfter(now);
    }
}
