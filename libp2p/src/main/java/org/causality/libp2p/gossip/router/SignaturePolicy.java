package org.causality.libp2p.gossip.router;

import java.util.Optional;
import org.causality.libp2p.gossip.rpc.Message;

/** Whether a topic's messages name and prove their author on the gossip layer. */
public enum SignaturePolicy {
    /** Author, sequence number and signature must be there. */
    STRICT_SIGN,
    /** None of them may be there. */
    STRICT_NO_SIGN;

    private static final int SEQNO_BYTES = 8;

    /** What is wrong with the message's shape, empty when nothing is; the signature itself is not looked at. */
    Optional<Reason> objection(Message message) {
        return switch (this) {
            case STRICT_SIGN -> isSigned(message.fields()) ? Optional.empty() : Optional.of(Reason.UNSIGNED);
            case STRICT_NO_SIGN ->
                message.fields().namesAuthor() ? Optional.of(Reason.AUTHOR_NOT_ALLOWED) : Optional.empty();
        };
    }

    private static boolean isSigned(Message.Fields fields) {
        return fields.from() != null
                && fields.signature() != null
                && fields.seqno() != null
                && fields.seqno().length() == SEQNO_BYTES;
    }
}
