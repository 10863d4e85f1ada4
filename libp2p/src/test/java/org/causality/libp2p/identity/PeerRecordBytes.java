package org.causality.libp2p.identity;

/** Reads what comes inside a signature or a cipher, so that it can be tried without one. */
public final class PeerRecordBytes {
    private PeerRecordBytes() {}

    /** What stands there. */
    public static Object read(byte[] bytes) {
        return PeerRecord.parse(bytes);
    }
}
