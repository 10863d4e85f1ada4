package org.causality.libp2p.kad.lookup;

import java.time.Instant;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadId;

/** A peer that a lookup has heard of. */
final class Candidate {
    /** Where it stands: HEARD, then WAITING, then ANSWERED or FAILED. */
    enum State {
        /** Not asked yet. */
        HEARD,
        /** Asked. */
        WAITING,
        /** Its answer came in time. */
        ANSWERED,
        /** It did not answer. */
        FAILED
    }

    final KadId id;
    final Contact contact;
    State state = State.HEARD;
    Instant deadline = Instant.MAX;

    Candidate(KadId id, Contact contact) {
        this.id = id;
        this.contact = contact;
    }

    void asked(Instant until) {
        state = State.WAITING;
        deadline = until;
    }
}
