package org.causality.model.chain;

import java.util.List;
import org.causality.model.codec.Coded;

/** What kind of thing an event on a chain is. */
public enum EventKind implements Coded {
    /** What a storage slot holds at the end of a block. Belongs to no transaction. */
    STATE_VALUE(1),
    /** A log that a transaction emitted. */
    LOG(2),
    /** The block of an earlier event is not on the chain any more. */
    RETRACTION(3);

    private final int code;

    private static final List<EventKind> ALL = List.of(values());

    EventKind(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    static EventKind ofCode(int code) {
        return Coded.of(ALL, code);
    }
}
