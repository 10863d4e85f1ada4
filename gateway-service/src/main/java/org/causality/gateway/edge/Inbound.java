package org.causality.gateway.edge;

import org.causality.model.codec.Bytes;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.Stamp;

/**
 * A message that passed the edge, as the causal core gets it.
 *
 * @param content whether {@code value} is an envelope or a signed header
 * @param connection the id of the peer it came from, base58
 */
public record Inbound(
        Header header,
        MessageId id,
        PriorityClass priority,
        Content content,
        Bytes value,
        String connection,
        long receivedMillis) {

    /** What a record of {@code wire.inbound} holds; {@code text} stands in its header {@code content}. */
    public enum Content {
        ENVELOPE("envelope"),
        HEADER("header");

        private final String text;

        Content(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public Stamp stamp() {
        return new Stamp(header.time(), id);
    }

    /** The type's name, or its number where this build has no name for it. */
    public String typeName() {
        return MessageType.ofCode(header.type()).map(MessageType::seedName).orElseGet(() -> "" + header.type());
    }
}
