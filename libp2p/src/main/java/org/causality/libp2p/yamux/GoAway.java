package org.causality.libp2p.yamux;

/** Why a session ends. */
public enum GoAway {
    /** In order. */
    NORMAL(0),
    /** The other side broke the protocol. */
    PROTOCOL_ERROR(1),
    /** The speaker is at fault. */
    INTERNAL_ERROR(2);

    private final int code;

    GoAway(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static GoAway of(int code) {
        return switch (code) {
            case 0 -> NORMAL;
            case 1 -> PROTOCOL_ERROR;
            default -> INTERNAL_ERROR;
        };
    }
}
