package org.causality.simulator.message;

import org.causality.libp2p.gossip.rpc.Message;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;

/**
 * One message, once.
 *
 * @param number dense from 0, in the order in which messages were said
 * @param author the node that said it
 * @param encoded the envelope's bytes
 * @param message what gossip carries
 * @param gossipId what gossip calls it
 * @param holds whether the signature and the payload's digest hold; found by the real check
 */
public record Said(
        int number,
        int author,
        long saidMicros,
        Envelope envelope,
        Bytes encoded,
        Message message,
        org.causality.libp2p.gossip.rpc.MessageId gossipId,
        boolean holds) {

    /** Whether it carries what a user signed, which is delivered everywhere whatever becomes of its feed. */
    public boolean isUserWord() {
        return envelope.header().type() == MessageType.USER_ORDER_CANCELLATION.code();
    }
}
