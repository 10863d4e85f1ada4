package org.causality.libp2p.gossip;

import org.causality.libp2p.identity.PeerId;

/** The application's judgement of the messages of one topic. */
@FunctionalInterface
public interface Validator {
    /**
     * Look at {@code message}, which {@code from} sent us, and tell {@code sink}, now or later, from any thread. Called
     * on an event loop or where signatures are checked, and for several messages at once: do not block. On a signed
     * topic the signature is good. Throwing counts as IGNORE.
     */
    void validate(GossipMessage message, PeerId from, VerdictSink sink);
}
