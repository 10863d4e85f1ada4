package org.causality.libp2p.peering;

import java.util.List;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.identity.PeerId;

/** What {@link Peering} wants done. */
public sealed interface Output {
    /** Connect, and answer with {@link Input.Connected} or {@link Input.DialFailed}. */
    record Dial(PeerAddress address, Purpose purpose) implements Output {}

    /** Close the connection to this peer. */
    record Hangup(PeerId peer, Reason reason) implements Output {}

    /** Keep these where they outlive a restart, instead of what was kept before. */
    record KeepAnchors(List<PeerAddress> anchors) implements Output {
        /** Copies the list. */
        public KeepAnchors {
            anchors = List.copyOf(anchors);
        }
    }

    /** Why a connection is closed. */
    enum Reason {
        /** The address is good; that was all. */
        FEELER_DONE,
        /** Another takes its place. */
        ROTATED,
        /** It came after its time, or what it was for is taken. */
        NOT_NEEDED,
        /** There are enough inbound links. */
        INBOUND_FULL,
        /** There are enough inbound links from its address group. */
        INBOUND_GROUP_FULL
    }
}
