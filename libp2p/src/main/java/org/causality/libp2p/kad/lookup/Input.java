package org.causality.libp2p.kad.lookup;

import java.util.List;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.message.Contact;

/** What a {@link Lookup} is told. */
public sealed interface Input {
    /** Begin. */
    record Start() implements Input {}

    /**
     * A peer answered.
     *
     * @param peer who
     * @param closer whom it named; as many as the lookup wants are looked at, the rest is not
     */
    record Answered(PeerId peer, List<Contact> closer) implements Input {
        /** Copies the list. */
        public Answered {
            closer = List.copyOf(closer);
        }
    }

    /** A peer could not be reached or answered rubbish. */
    record Failed(PeerId peer) implements Input {}

    /** Time has passed. */
    record Tick() implements Input {}

    /** What was sought has been found: end. */
    record Stop() implements Input {}
}
