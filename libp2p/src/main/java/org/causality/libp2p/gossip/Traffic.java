package org.causality.libp2p.gossip;

import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;

/** An ear for who brings what, so that somebody can notice what is not brought. Called on event loops: must not block. */
public interface Traffic {
    /** The first copy of a message came from this peer; its verdict is still to come. */
    void arrived(Topic topic, MessageId id, PeerId from);

    /** The peer sent or announced messages, known ones perhaps. */
    void heard(PeerId from);
}
