package org.causality.libp2p.addressbook;

/** Reads what comes inside a signature or a cipher, so that it can be tried without one. */
public final class ServiceRecordBytes {
    private ServiceRecordBytes() {}

    /** What stands there. */
    public static Object read(byte[] bytes) {
        return ServiceRecord.parse(bytes);
    }
}
