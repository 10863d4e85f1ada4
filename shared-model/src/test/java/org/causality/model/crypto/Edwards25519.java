package org.causality.model.crypto;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The curve in plain, slow arithmetic, straight from RFC 8032: what edge cases are made of and judged by. */
record Edwards25519(BigInteger x, BigInteger y) {
    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    static final BigInteger L = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final BigInteger SQRT_MINUS_1 =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
    static final Edwards25519 NEUTRAL = new Edwards25519(BigInteger.ZERO, BigInteger.ONE);
    static final Edwards25519 BASE = known("5866666666666666666666666666666666666666666666666666666666666666");
    static final Edwards25519 ORDER_8 = known("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");

    Edwards25519 plus(Edwards25519 other) {
        BigInteger xx = x.multiply(other.x);
        BigInteger yy = y.multiply(other.y);
        BigInteger dxxyy = D.multiply(xx).multiply(yy).mod(P);
        BigInteger newX = x.multiply(other.y).add(y.multiply(other.x)).multiply(inverse(BigInteger.ONE.add(dxxyy)));
        BigInteger newY = yy.add(xx).multiply(inverse(BigInteger.ONE.subtract(dxxyy)));
        return new Edwards25519(newX.mod(P), newY.mod(P));
    }

    Edwards25519 times(BigInteger scalar) {
        Edwards25519 sum = NEUTRAL;
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            sum = sum.plus(sum);
            if (scalar.testBit(bit)) {
                sum = sum.plus(this);
            }
        }
        return sum;
    }

    Edwards25519 times(long scalar) {
        return times(BigInteger.valueOf(scalar));
    }

    boolean isPrimeOrder() {
        return !equals(NEUTRAL) && times(L).equals(NEUTRAL);
    }

    byte[] encode() {
        byte[] bytes = littleEndian(y);
        if (x.testBit(0)) {
            bytes[31] |= (byte) 0x80;
        }
        return bytes;
    }

    /** The point of a canonical encoding; null for anything else (RFC 8032 §5.1.3). */
    static @Nullable Edwards25519 decode(byte[] encoded) {
        byte[] bytes = encoded.clone();
        boolean odd = (bytes[31] & 0x80) != 0;
        bytes[31] &= 0x7f;
        BigInteger y = number(bytes);
        BigInteger yy = y.multiply(y);
        BigInteger xx = yy.subtract(BigInteger.ONE)
                .multiply(inverse(D.multiply(yy).add(BigInteger.ONE)))
                .mod(P);
        BigInteger x = root(xx);
        if (y.compareTo(P) >= 0 || x == null || (x.signum() == 0 && odd)) {
            return null;
        }
        return new Edwards25519(x.testBit(0) == odd ? x : P.subtract(x), y);
    }

    private static @Nullable BigInteger root(BigInteger square) {
        BigInteger root = square.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!root.multiply(root).subtract(square).mod(P).equals(BigInteger.ZERO)) {
            root = root.multiply(SQRT_MINUS_1).mod(P);
        }
        return root.multiply(root).subtract(square).mod(P).equals(BigInteger.ZERO) ? root : null;
    }

    static byte[] littleEndian(BigInteger value) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = value.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    static BigInteger number(byte[] littleEndian) {
        BigInteger value = BigInteger.ZERO;
        for (int i = littleEndian.length - 1; i >= 0; i--) {
            value = value.shiftLeft(8).or(BigInteger.valueOf(littleEndian[i] & 0xff));
        }
        return value;
    }

    /** SHA-512(R ‖ A ‖ M) mod L. */
    static BigInteger challenge(byte[] pointR, byte[] key, byte[] message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            digest.update(pointR);
            digest.update(key);
            return number(digest.digest(message)).mod(L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Edwards25519 known(String hex) {
        return Objects.requireNonNull(decode(HexFormat.of().parseHex(hex)));
    }

    private static BigInteger inverse(BigInteger value) {
        return value.mod(P).modInverse(P);
    }
}
