package org.causality.libp2p.gossip.router;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/**
 * One id whose message waits for a verdict. An id proves nothing: a forger may have sent other bytes under it first. So
 * copies that differ are kept too, and judged one after the other until one is accepted.
 */
final class Pending {
    private final Deque<Copy> waiting = new ArrayDeque<>();
    private Copy judged;
    private long ticketNumber;
    private Instant askedAt;
    /** Whether others were told not to send it. */
    boolean told;

    /** The same bytes from one or more peers. */
    static final class Copy {
        final Message message;
        final PeerId first;
        final Set<PeerId> senders = new LinkedHashSet<>();

        Copy(Message message, PeerId first) {
            this.message = message;
            this.first = first;
            senders.add(first);
        }
    }

    Pending(Copy first, long ticketNumber, Instant askedAt) {
        this.judged = first;
        this.ticketNumber = ticketNumber;
        this.askedAt = askedAt;
    }

    /** The copy that the application is looking at. */
    Copy judged() {
        return judged;
    }

    long ticketNumber() {
        return ticketNumber;
    }

    Instant askedAt() {
        return askedAt;
    }

    int copies() {
        return 1 + waiting.size();
    }

    /** The copy with just these bytes. */
    @Nullable Copy find(Message message) {
        if (judged.message.equals(message)) {
            return judged;
        }
        for (Copy copy : waiting) {
            if (copy.message.equals(message)) {
                return copy;
            }
        }
        return null;
    }

    /** Whether the peer has a copy of its own here; a second one would let it crowd out the others. */
    boolean hasCopyFirstFrom(PeerId peer) {
        return judged.first.equals(peer) || waiting.stream().anyMatch(copy -> copy.first.equals(peer));
    }

    void add(Copy copy) {
        waiting.add(copy);
    }

    /** Copies that wait behind the judged one. */
    Iterable<Copy> waiting() {
        return waiting;
    }

    /** Goes on to the next copy; false when there is none. */
    boolean next(long nextTicketNumber, Instant now) {
        Copy next = waiting.poll();
        if (next == null) {
            return false;
        }
        judged = next;
        ticketNumber = nextTicketNumber;
        askedAt = now;
        return true;
    }
}
