package org.causality.libp2p.gossip;

import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.rpc.MessageId;

/** What became of a message that we published. */
public sealed interface PublishOutcome {
    /** Its gossip id. */
    MessageId id();

    /** It is on its way to {@code peers} peers; with 0 it is kept for a few heartbeats and announced to newcomers. */
    record Published(MessageId id, int peers) implements PublishOutcome {}

    /** It was published or accepted before. */
    record Duplicate(MessageId id) implements PublishOutcome {}

    /** It is longer than its topic allows. */
    record TooLarge(MessageId id) implements PublishOutcome {}

    /** It was refused for another reason. */
    record Refused(MessageId id, Reason reason) implements PublishOutcome {}
}
