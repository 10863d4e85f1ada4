package org.causality.groth16.verify;

import java.nio.ByteBuffer;

/**
 * A proof as it came in; whether its points are points is asked when it is verified.
 *
 * <p>Canonical encoding: 256 bytes, A.x A.y B.x1 B.x0 B.y1 B.y0 C.x C.y, 32 bytes big endian each: what Solidity
 * verifiers take.
 */
public record Proof(RawG1 a, RawG2 b, RawG1 c) {
    public static final int BYTES = RawG1.BYTES + RawG2.BYTES + RawG1.BYTES;

    /** Any 256 bytes are a proof to look at; another length is refused. */
    public static Decoded<Proof> decode(byte[] bytes) {
        if (bytes.length != BYTES) {
            return Decoded.refused(Reason.MALFORMED, bytes.length + " bytes instead of " + BYTES);
        }
        ByteBuffer from = ByteBuffer.wrap(bytes);
        return new Decoded.Good<>(new Proof(RawG1.read(from), RawG2.read(from), RawG1.read(from)));
    }

    public byte[] encode() {
        ByteBuffer to = ByteBuffer.allocate(BYTES);
        a.write(to);
        b.write(to);
        c.write(to);
        return to.array();
    }
}
