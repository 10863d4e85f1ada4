package org.causality.libp2p.multistream;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.causality.libp2p.multiformats.Varint;
import org.jspecify.annotations.Nullable;

/**
 * One side of a negotiation. A message is {@code varint length ‖ text ‖ '\n'}.
 *
 * <pre>
 * side       state     message in            message out        next state
 * initiator  (start)                         header, proposal   HEADER
 * initiator  HEADER    header                                   ANSWER
 * initiator  ANSWER    the proposal                             agreed
 * initiator  ANSWER    na                    next proposal      ANSWER, or refused when there is none
 * responder  (start)                         header             HEADER
 * responder  HEADER    header                                   ANSWER
 * responder  ANSWER    a protocol we speak   the same           agreed
 * responder  ANSWER    anything else         na                 ANSWER, or refused after 64 of them
 * both       any       anything else                            refused
 * </pre>
 */
public final class Negotiation {
    /** Longest message, the line end included. */
    public static final int MESSAGE_BYTES_MAX = 1_024;

    /** Proposals a responder listens to before it gives up. */
    public static final int PROPOSALS_MAX = 64;

    private static final String HEADER = "/multistream/1.0.0";
    private static final String REFUSAL = "na";
    private static final byte[] REFUSAL_FRAME = {3, 'n', 'a', '\n'};
    private static final int LENGTH_BYTES_MAX = 2;

    /** Where a negotiation stands. */
    public sealed interface Progress {
        /** More bytes are needed. */
        record Pending() implements Progress {}

        /** Both sides speak {@code protocol} from the next byte on. */
        record Agreed(String protocol) implements Progress {}

        /** There is no agreement, for the given reason. */
        record Refused(String why) implements Progress {}
    }

    private static final Progress PENDING = new Progress.Pending();

    private final List<String> proposals;
    private final @Nullable Predicate<String> speaks;
    private final byte[] message = new byte[MESSAGE_BYTES_MAX];
    private int messageBytes;
    private int length;
    private int lengthBytes;
    private boolean lengthDone;
    private boolean headerSeen;
    private int round;

    private Negotiation(List<String> proposals, @Nullable Predicate<String> speaks) {
        this.proposals = proposals;
        this.speaks = speaks;
    }

    /** Proposes {@code protocols} in that order, the first one at once, so that it costs no round trip of its own. */
    public static Negotiation initiate(List<String> protocols, ByteBuf out) {
        if (protocols.isEmpty()) {
            throw new IllegalArgumentException("nothing to propose");
        }
        write(HEADER, out);
        write(protocols.getFirst(), out);
        return new Negotiation(List.copyOf(protocols), null);
    }

    /** Agrees to the first proposal that {@code speaks} takes. */
    public static Negotiation respond(Predicate<String> speaks, ByteBuf out) {
        write(HEADER, out);
        return new Negotiation(List.of(), speaks);
    }

    /** Takes what belongs to the negotiation from {@code in} and writes answers to {@code out}. */
    public Progress receive(ByteBuf in, ByteBuf out) {
        while (in.isReadable()) {
            byte b = in.readByte();
            String why = lengthDone ? body(b) : head(b);
            if (why != null) {
                return new Progress.Refused(why);
            }
            if (lengthDone && messageBytes == length) {
                Progress progress = handle(text(), out);
                if (!(progress instanceof Progress.Pending)) {
                    return progress;
                }
            }
        }
        return PENDING;
    }

    private @Nullable String head(byte b) {
        length |= (b & 0x7f) << (7 * lengthBytes);
        lengthBytes++;
        if (b < 0) {
            return lengthBytes == LENGTH_BYTES_MAX ? "message is too long" : null;
        }
        lengthDone = true;
        return length == 0 || length > MESSAGE_BYTES_MAX ? "message is empty or too long" : null;
    }

    private @Nullable String body(byte b) {
        message[messageBytes++] = b;
        return messageBytes == length && b != '\n' ? "message does not end its line" : null;
    }

    private String text() {
        String text = new String(message, 0, length - 1, StandardCharsets.UTF_8);
        messageBytes = 0;
        length = 0;
        lengthBytes = 0;
        lengthDone = false;
        return text;
    }

    private Progress handle(String text, ByteBuf out) {
        if (!headerSeen) {
            headerSeen = true;
            return text.equals(HEADER) ? PENDING : new Progress.Refused("peer does not speak multistream");
        }
        return speaks == null ? answered(text, out) : proposed(speaks, text, out);
    }

    private Progress answered(String text, ByteBuf out) {
        if (text.equals(proposals.get(round))) {
            return new Progress.Agreed(text);
        }
        if (!text.equals(REFUSAL)) {
            return new Progress.Refused("peer answered with something that was not proposed");
        }
        round++;
        if (round == proposals.size()) {
            return new Progress.Refused("peer speaks none of " + proposals);
        }
        write(proposals.get(round), out);
        return PENDING;
    }

    private Progress proposed(Predicate<String> spoken, String text, ByteBuf out) {
        if (spoken.test(text)) {
            write(text, out);
            return new Progress.Agreed(text);
        }
        round++;
        if (round == PROPOSALS_MAX) {
            return new Progress.Refused("peer proposed " + round + " protocols that we do not speak");
        }
        write(REFUSAL, out);
        return PENDING;
    }

    private static void write(String text, ByteBuf out) {
        if (text.equals(REFUSAL)) {
            out.writeBytes(REFUSAL_FRAME);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= MESSAGE_BYTES_MAX) {
            throw new IllegalArgumentException("protocol name is too long: " + bytes.length + " bytes");
        }
        out.writeBytes(Varint.encode(bytes.length + 1L));
        out.writeBytes(bytes);
        out.writeByte('\n');
    }
}
