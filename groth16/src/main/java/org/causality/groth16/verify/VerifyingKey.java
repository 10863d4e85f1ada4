package org.causality.groth16.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A verifying key as it came in; {@link Groth16Verifier#prepare} looks at its points.
 *
 * <p>Canonical encoding: the eight ASCII bytes {@code g16bn254}, the number of public inputs (4 bytes, big endian),
 * alpha, beta, gamma, delta, then one point of G1 per input and one before them; points as in {@link Proof}.
 *
 * @param inputPoints one more than there are public inputs; infinity is allowed here, for an input without influence
 */
public record VerifyingKey(RawG1 alpha, RawG2 beta, RawG2 gamma, RawG2 delta, List<RawG1> inputPoints) {
    /** More inputs than any system we know has; each costs a third of a megabyte when prepared. */
    public static final int INPUTS_MAX = 64;

    private static final byte[] MAGIC = "g16bn254".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_BYTES = MAGIC.length + 4 + RawG1.BYTES + 3 * RawG2.BYTES;

    /** Throws {@link IllegalArgumentException} without any input point or with too many. */
    public VerifyingKey {
        inputPoints = List.copyOf(inputPoints);
        if (inputPoints.isEmpty() || inputPoints.size() > INPUTS_MAX + 1) {
            throw new IllegalArgumentException(inputPoints.size() + " input points");
        }
    }

    public int inputs() {
        return inputPoints.size() - 1;
    }

    public static Decoded<VerifyingKey> decode(byte[] bytes) {
        if (bytes.length < HEAD_BYTES
                || !HexFormat.of().formatHex(bytes).startsWith(HexFormat.of().formatHex(MAGIC))) {
            return Decoded.refused(Reason.MALFORMED, "no verifying key of BN254");
        }
        ByteBuffer from = ByteBuffer.wrap(bytes).position(MAGIC.length);
        int inputs = from.getInt();
        if (inputs < 0 || inputs > INPUTS_MAX || bytes.length != HEAD_BYTES + (inputs + 1) * RawG1.BYTES) {
            return Decoded.refused(Reason.MALFORMED, bytes.length + " bytes for " + inputs + " inputs");
        }
        RawG1 alpha = RawG1.read(from);
        RawG2 beta = RawG2.read(from);
        RawG2 gamma = RawG2.read(from);
        RawG2 delta = RawG2.read(from);
        List<RawG1> points = new ArrayList<>();
        for (int i = 0; i <= inputs; i++) {
            points.add(RawG1.read(from));
        }
        return new Decoded.Good<>(new VerifyingKey(alpha, beta, gamma, delta, points));
    }

    public byte[] encode() {
        ByteBuffer to = ByteBuffer.allocate(HEAD_BYTES + inputPoints.size() * RawG1.BYTES);
        to.put(MAGIC).putInt(inputs());
        alpha.write(to);
        beta.write(to);
        gamma.write(to);
        delta.write(to);
        inputPoints.forEach(point -> point.write(to));
        return to.array();
    }

    public KeyId id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(encode());
            return new KeyId(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
