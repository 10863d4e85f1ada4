package org.causality.groth16.verify;

import com.wavesplatform.zwaves.bn256.Groth16;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.causality.groth16.field.Fp;

/**
 * Translates to the compressed encoding of zwaves: x in 32 or 64 bytes, big endian, c1 first; the highest bit says that y
 * is the larger of the two.
 */
public final class Zwaves {
    private static final int FLAG_LARGER = 0x80;

    private final byte[] key;

    public Zwaves(VerifyingKey key) {
        ByteBuffer to = ByteBuffer.allocate(32 + 3 * 64 + 32 * key.inputPoints().size());
        write(to, key.alpha());
        write(to, key.beta());
        write(to, key.gamma());
        write(to, key.delta());
        key.inputPoints().forEach(point -> write(to, point));
        this.key = to.array();
    }

    public boolean verify(Statement statement) {
        return Groth16.verify(key, proof(statement.proof()), inputs(statement));
    }

    private static byte[] proof(Proof proof) {
        ByteBuffer to = ByteBuffer.allocate(32 + 64 + 32);
        write(to, proof.a());
        write(to, proof.b());
        write(to, proof.c());
        return to.array();
    }

    private static byte[] inputs(Statement statement) {
        ByteBuffer to = ByteBuffer.allocate(32 * statement.inputs().size());
        statement.inputs().forEach(input -> Words.write(to, input));
        return to.array();
    }

    private static void write(ByteBuffer to, RawG1 p) {
        int at = to.position();
        Words.write(to, p.x());
        flag(to, at, isLarger(p.y()));
    }

    private static void write(ByteBuffer to, RawG2 p) {
        int at = to.position();
        Words.write(to, p.x1());
        Words.write(to, p.x0());
        flag(to, at, p.y1().signum() == 0 ? isLarger(p.y0()) : isLarger(p.y1()));
    }

    private static boolean isLarger(BigInteger y) {
        return y.shiftLeft(1).compareTo(Fp.MODULUS) > 0;
    }

    private static void flag(ByteBuffer to, int at, boolean larger) {
        if (larger) {
            to.put(at, (byte) (to.get(at) | FLAG_LARGER));
        }
    }
}
