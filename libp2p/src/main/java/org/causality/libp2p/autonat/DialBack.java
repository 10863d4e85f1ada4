package org.causality.libp2p.autonat;

import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;

/** The number that comes back, and the thanks for it: protobuf {@code {nonce = 1}} and {@code {status = 1}}. */
final class DialBack {
    static final String PROTOCOL = "/libp2p/autonat/2/dial-back";

    /** Longest message read. */
    static final int BYTES_MAX = 256;

    private static final int OK = 0;

    private DialBack() {}

    static byte[] encoded(long nonce) {
        return new ProtoWriter().fixed64(1, nonce).toByteArray();
    }

    static long nonce(byte[] message) {
        ProtoReader reader = new ProtoReader(message);
        long nonce = 0;
        while (reader.next()) {
            if (reader.field() == 1) {
                nonce = reader.fixed64();
            } else {
                reader.skip();
            }
        }
        return nonce;
    }

    static byte[] thanks() {
        return new ProtoWriter().uint64(1, OK).toByteArray();
    }
}
