package org.causality.groth16.zkvm;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that do not change. */
public final class Octets {
    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Octets of(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    /** With or without 0x; throws {@link IllegalArgumentException} when it is not hex. */
    public static Octets ofHex(String hex) {
        return new Octets(HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex));
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    /** From one position to before another. */
    Octets part(int from, int to) {
        return new Octets(Arrays.copyOfRange(bytes, from, to));
    }

    Octets reversed() {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return new Octets(turned);
    }

    /** As an unsigned number, big endian. */
    BigInteger number() {
        return new BigInteger(1, bytes);
    }

    static Octets sha256(Octets... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Octets part : parts) {
                digest.update(part.bytes);
            }
            return new Octets(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Hex, lower case, without 0x. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
