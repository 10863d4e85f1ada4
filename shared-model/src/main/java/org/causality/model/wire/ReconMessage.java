package org.causality.model.wire;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;

/**
 * The frames of {@code /causality/recon/1}, each a varint length and canonical protobuf. The opener says HELLO; the other
 * answers CELLS of its sketch, a LISTING of its ids, or DONE; then both WANT and PUSH, as far as the other's CREDIT goes.
 * Protocol §7.
 */
public sealed interface ReconMessage {

    String PROTOCOL = "/causality/recon/1";
    int FRAME_BYTES_MAX = 64 * 1024;

    int WINDOWS_MAX = 256;

    /** The opener's windows, and those the other has beyond them. */
    int LISTED_WINDOWS_MAX = 2 * WINDOWS_MAX;

    int FINGERPRINT_BYTES = 16;
    int KEY_BYTES = 16;
    int SHORT_ID_BYTES = 16;
    int IDS_MAX = 2_048;
    int CELLS_MAX = 1_024;

    /** Id, check, and the count's distance from what is expected of it. */
    int CELL_BYTES_MAX = 16 + 8 + 5;

    /** An envelope may be larger than a frame; it then travels alone. */
    int PUSH_BYTES_MAX = Envelope.SIZE_MAX + 16;

    int LEVEL_MAX = 51;

    /**
     * What one side has in one window of time.
     *
     * @param window ticks divided by the window's length
     * @param fingerprint of {@link #FINGERPRINT_BYTES}
     */
    record Print(long window, int count, Bytes fingerprint) {
        public Print {
            if (fingerprint.size() != FINGERPRINT_BYTES || count < 1 || window < 0) {
                throw new IllegalArgumentException("a print has a window, a count and " + FINGERPRINT_BYTES + " bytes");
            }
        }
    }

    /**
     * @param epoch names the key the sketch is made under
     * @param floor the lowest tick that is compared; below it is a checkpoint
     * @param level a window is 2^level ticks
     * @param prints in ascending order of window, only those that hold something
     * @param cells the first of the sketch, packed, for an estimate
     * @param key the key itself where it is this session's own; empty where the other knows it by its name
     */
    record Hello(long epoch, long floor, int level, List<Print> prints, Bytes cells, Bytes key)
            implements ReconMessage {
        public Hello {
            prints = List.copyOf(prints);
            if (!key.isEmpty() && key.size() != KEY_BYTES) {
                throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
            }
            for (int i = 1; i < prints.size(); i++) {
                if (prints.get(i - 1).window() >= prints.get(i).window()) {
                    throw new IllegalArgumentException("windows are named once, in order");
                }
            }
        }

        public Hello(long epoch, long floor, int level, List<Print> prints, Bytes cells) {
            this(epoch, floor, level, prints, cells, Bytes.EMPTY);
        }
    }

    /**
     * @param from the number of the first
     * @param setSize how many ids the sketch holds
     * @param last whether more will come only when asked for
     */
    record Cells(int from, long setSize, Bytes packed, boolean last) implements ReconMessage {}

    /** @param count how many cells more; 0 asks for a listing instead */
    record More(int count) implements ReconMessage {}

    /**
     * All ids of the windows that differ, packed.
     *
     * @param windows their numbers, 8 bytes each, in the first frame only
     */
    record Listing(Bytes windows, Bytes ids, boolean last) implements ReconMessage {
        public Listing {
            requireIds(ids);
            if (windows.size() % Long.BYTES != 0) {
                throw new IllegalArgumentException("a window's number has " + Long.BYTES + " bytes");
            }
        }
    }

    record Want(Bytes ids, boolean last) implements ReconMessage {
        public Want {
            requireIds(ids);
        }
    }

    /** @param messages envelopes in (time, id) order */
    record Push(List<Bytes> messages, boolean last) implements ReconMessage {
        public Push {
            messages = List.copyOf(messages);
        }
    }

    /** That much more may be pushed. */
    record Credit(int bytes) implements ReconMessage {}

    record Done(Outcome outcome) implements ReconMessage {}

    /** How it ended. */
    enum Outcome {
        /** All windows agree. */
        EQUAL(1),
        /** The newest message of the one is below the other's floor: start from a checkpoint. */
        TOO_OLD(2),
        /** No sketch under that key here, and no room for one: try another epoch's, or one of the session's own. */
        OTHER_EPOCH(3),
        /** More differs than one session carries. */
        TOO_DIFFERENT(4),
        /** New messages came faster than rounds; what is left is gossip's. */
        ROUNDS_SPENT(5),
        /** A frame that was not due, or did not hold what it must. */
        UNEXPECTED(6);

        private final int number;

        Outcome(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        static Outcome of(int number) {
            for (Outcome outcome : values()) {
                if (outcome.number == number) {
                    return outcome;
                }
            }
            throw new IllegalArgumentException("no outcome has number " + number);
        }
    }

    private static void requireIds(Bytes ids) {
        if (ids.size() % SHORT_ID_BYTES != 0) {
            throw new IllegalArgumentException("ids have " + SHORT_ID_BYTES + " bytes each");
        }
    }

    default Bytes encode() {
        CanonicalWriter out = new CanonicalWriter();
        return switch (this) {
            case Hello hello -> out.message(1, hello, ReconMessage::write).toBytes();
            case Cells cells -> out.message(2, cells, ReconMessage::write).toBytes();
            case More more ->
                out.message(3, more, (it, to) -> to.uint(1, it.count)).toBytes();
            case Listing listing ->
                out.message(
                                4,
                                listing,
                                (it, to) ->
                                        to.bytes(1, it.windows).bytes(2, it.ids).uint(3, it.last ? 1 : 0))
                        .toBytes();
            case Want want ->
                out.message(5, want, (it, to) -> to.bytes(1, it.ids).uint(2, it.last ? 1 : 0))
                        .toBytes();
            case Push push -> out.message(6, push, ReconMessage::write).toBytes();
            case Credit credit ->
                out.message(7, credit, (it, to) -> to.uint(1, it.bytes)).toBytes();
            case Done done ->
                out.message(8, done, (it, to) -> to.uint(1, it.outcome.number)).toBytes();
        };
    }

    static Decoded<ReconMessage> decode(Bytes bytes) {
        return Decoded.of(bytes, ReconMessage::read);
    }

    private static ReconMessage read(CanonicalReader in) {
        ReconMessage first = in.optionalMessage(1, FRAME_BYTES_MAX, ReconMessage::readHello);
        if (first == null) {
            first = in.optionalMessage(2, FRAME_BYTES_MAX, ReconMessage::readCells);
        }
        if (first == null) {
            first = in.optionalMessage(3, 8, it -> new More(it.uint(1, CELLS_MAX)));
        }
        if (first == null) {
            first = in.optionalMessage(4, FRAME_BYTES_MAX, ReconMessage::readListing);
        }
        if (first == null) {
            first = in.optionalMessage(5, FRAME_BYTES_MAX, it -> new Want(readIds(it, 1), it.uint(2, 1) == 1));
        }
        if (first == null) {
            first = in.optionalMessage(6, PUSH_BYTES_MAX, ReconMessage::readPush);
        }
        if (first == null) {
            first = in.optionalMessage(7, 8, it -> new Credit(it.uint(1, Integer.MAX_VALUE)));
        }
        return first != null ? first : in.message(8, 8, ReconMessage::readDone);
    }

    private static Listing readListing(CanonicalReader in) {
        return new Listing(in.bytes(1, LISTED_WINDOWS_MAX * Long.BYTES), readIds(in, 2), in.uint(3, 1) == 1);
    }

    private static Bytes readIds(CanonicalReader in, int field) {
        return in.bytes(field, IDS_MAX * SHORT_ID_BYTES);
    }

    private static void write(Hello hello, CanonicalWriter out) {
        out.uint(1, hello.epoch)
                .uint(2, hello.floor)
                .uint(3, hello.level)
                .messages(4, hello.prints, ReconMessage::write)
                .bytes(5, hello.cells)
                .bytes(6, hello.key);
    }

    private static Hello readHello(CanonicalReader in) {
        return new Hello(
                in.uint(1),
                in.uint(2),
                in.uint(3, LEVEL_MAX),
                in.messages(4, WINDOWS_MAX, 64, ReconMessage::readPrint),
                in.bytes(5, CELLS_MAX * CELL_BYTES_MAX),
                in.bytes(6, KEY_BYTES));
    }

    private static void write(Print print, CanonicalWriter out) {
        out.uint(1, print.window).uint(2, print.count).bytes(3, print.fingerprint);
    }

    private static Print readPrint(CanonicalReader in) {
        return new Print(in.uint(1), in.uint(2, Integer.MAX_VALUE), in.bytes(3, FINGERPRINT_BYTES));
    }

    private static void write(Cells cells, CanonicalWriter out) {
        out.uint(1, cells.from).uint(2, cells.setSize).bytes(3, cells.packed).uint(4, cells.last ? 1 : 0);
    }

    private static Cells readCells(CanonicalReader in) {
        return new Cells(
                in.uint(1, 1 << 20),
                in.uint(2, Integer.MAX_VALUE),
                in.bytes(3, CELLS_MAX * CELL_BYTES_MAX),
                in.uint(4, 1) == 1);
    }

    private static void write(Push push, CanonicalWriter out) {
        push.messages.forEach(message -> out.bytes(1, message));
        out.uint(2, push.last ? 1 : 0);
    }

    private static Push readPush(CanonicalReader in) {
        return new Push(in.elements(1, IDS_MAX, Envelope.SIZE_MAX, it -> it), in.uint(2, 1) == 1);
    }

    private static Done readDone(CanonicalReader in) {
        return new Done(Outcome.of(in.uint(1, Integer.MAX_VALUE)));
    }
}
