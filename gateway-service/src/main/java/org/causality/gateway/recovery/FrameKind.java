package org.causality.gateway.recovery;

import org.causality.model.codec.Bytes;

/** What a frame of {@code /causality/recon/1} is, by its first byte: the field it consists of. */
enum FrameKind {
    HELLO,
    CELLS,
    MORE,
    LISTING,
    WANT,
    PUSH,
    CREDIT,
    DONE,
    UNKNOWN;

    /** Length-delimited. */
    private static final int WIRE_TYPE = 2;

    static FrameKind of(Bytes frame) {
        if (frame.isEmpty()) {
            return UNKNOWN;
        }
        int tag = frame.unsafeArray()[0];
        int field = tag >> 3;
        return (tag & 7) == WIRE_TYPE && field >= 1 && field < values().length ? values()[field - 1] : UNKNOWN;
    }
}
