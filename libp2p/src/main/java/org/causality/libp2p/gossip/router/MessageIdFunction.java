package org.causality.libp2p.gossip.router;

import java.io.ByteArrayOutputStream;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Names a message; the same on every peer of the topic, whatever its implementation. Total: it answers for any bytes a
 * peer may send and never throws. It runs before anything is verified, so it must be cheap.
 */
@FunctionalInterface
public interface MessageIdFunction {
    /** The message's id, 1 to 128 bytes. */
    MessageId idOf(Message message);

    /** The specification's default, {@code from ‖ seqno}. */
    static MessageIdFunction authorAndSequence() {
        return message -> {
            ByteArrayOutputStream id = new ByteArrayOutputStream(48);
            put(id, message.fields().from());
            put(id, message.fields().seqno());
            return MessageId.of(id.toByteArray());
        };
    }

    /** An id from topic and data alone. */
    static MessageIdFunction ofContent(ContentId contentId) {
        return message -> contentId.idOf(message.topic(), message.data());
    }

    /** Names what was published, whoever published it. */
    @FunctionalInterface
    interface ContentId {
        /** The id of {@code data} on {@code topic}. */
        MessageId idOf(Topic topic, Bytes data);
    }

    private static void put(ByteArrayOutputStream id, @Nullable Bytes part) {
        if (part != null) {
            id.writeBytes(part.toArray());
        }
    }
}
