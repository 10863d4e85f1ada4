package org.causality.libp2p.yamux;

/** Numbers of the 12-byte frame head: version, type, flags (u16), stream id (u32), length (u32), big endian. */
final class Frame {
    static final int HEAD_BYTES = 12;
    static final byte VERSION = 0;

    static final byte DATA = 0;
    static final byte WINDOW_UPDATE = 1;
    static final byte PING = 2;
    static final byte GO_AWAY = 3;

    static final short SYN = 1;
    static final short ACK = 2;
    static final short FIN = 4;
    static final short RST = 8;

    /** Stream id of the session itself. */
    static final int SESSION = 0;

    private Frame() {}
}
