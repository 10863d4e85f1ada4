package org.causality.propagation.adapter;

import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.EdgeReason;

/** The text forms of the causal read's cursor ({@code <lamport>.<id>}) and of ids. */
final class Cursor {

    static final Stamp START = new Stamp(LamportTime.ZERO, new MessageId(new Bytes32(0, 0, 0, 0)));

    private Cursor() {}

    static Stamp parse(String text) {
        if (text.isEmpty()) {
            return START;
        }
        int dot = text.indexOf('.');
        try {
            LamportTime time = new LamportTime(Decimals.parseUnsignedLong(dot < 0 ? text : text.substring(0, dot)));
            return dot < 0 ? new Stamp(time, START.id()) : new Stamp(time, id(text.substring(dot + 1)));
        } catch (IllegalArgumentException e) {
            throw new Refusal(EdgeReason.MALFORMED, "after is <lamport>.<id>: " + e.getMessage());
        }
    }

    static String text(long time, MessageId id) {
        return time + "." + id.hex();
    }

    static MessageId id(String text) {
        try {
            return MessageId.parseHex(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(EdgeReason.MALFORMED, "not a message id: " + e.getMessage());
        }
    }
}
