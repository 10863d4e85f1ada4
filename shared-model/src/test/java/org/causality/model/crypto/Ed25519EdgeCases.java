package org.causality.model.crypto;

import static org.causality.model.crypto.Edwards25519.BASE;
import static org.causality.model.crypto.Edwards25519.L;
import static org.causality.model.crypto.Edwards25519.ORDER_8;
import static org.causality.model.crypto.Edwards25519.P;
import static org.causality.model.crypto.Edwards25519.littleEndian;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Signatures on which libraries are known to differ, made from scratch: the situations of "Taming the many EdDSAs"
 * (Chalkias, Garillot, Nikolaenko, 2020) and those our providers differ on.
 */
final class Ed25519EdgeCases {
    /** One case; {@code valid} by the rules of {@link StrictEd25519}. */
    @SuppressWarnings("ArrayRecordComponent") // only read, never compared
    record Case(String name, byte[] key, byte[] message, byte[] signature, boolean valid) {}

    private static final BigInteger SECRET = scalar("a secret");
    private static final Edwards25519 HONEST = BASE.times(SECRET);
    private static final Edwards25519 MIXED = HONEST.plus(ORDER_8);
    private static final Edwards25519 NEUTRAL = Edwards25519.NEUTRAL;
    private static final BigInteger NONCE = scalar("a nonce");
    private static final byte[] MESSAGE = ascii("an order travels");

    private final List<Case> cases = new ArrayList<>();

    static List<Case> all() {
        Ed25519EdgeCases made = new Ed25519EdgeCases();
        made.honest();
        made.scalars();
        made.smallOrder();
        made.mixedOrder();
        made.nonCanonical();
        made.shapes();
        return made.cases;
    }

    private void honest() {
        byte[] signature = sign(HONEST, BASE.times(NONCE), MESSAGE);
        add("honest", HONEST.encode(), MESSAGE, signature, true);
        add("honest, empty message", HONEST.encode(), new byte[0], sign(HONEST, BASE.times(NONCE), new byte[0]), true);
        add("another message", HONEST.encode(), ascii("an order travelz"), signature, false);
        add("another key", BASE.times(7).encode(), MESSAGE, signature, false);
    }

    private void scalars() {
        byte[] honest = sign(HONEST, BASE.times(NONCE), MESSAGE);
        BigInteger s = Edwards25519.number(Arrays.copyOfRange(honest, 32, 64));
        for (int multiple : new int[] {1, 2, 7, 15}) {
            BigInteger shifted = s.add(L.multiply(BigInteger.valueOf(multiple)));
            add("S + " + multiple + "L", HONEST.encode(), MESSAGE, join(honest, littleEndian(shifted)), false);
        }
        add("S = 2^256 - 1", HONEST.encode(), MESSAGE, join(honest, filled(0xff)), false);
        add("S = L", HONEST.encode(), MESSAGE, join(honest, littleEndian(L)), false);
        add("S = 0", HONEST.encode(), MESSAGE, join(honest, new byte[32]), false);
    }

    private void smallOrder() {
        for (int i = 0; i < 8; i++) {
            Edwards25519 small = i == 0 ? NEUTRAL : ORDER_8.times(i);
            addSigned("A of order dividing 8 (" + i + "), R honest", small, BASE.times(NONCE), BigInteger.ZERO, NONCE);
            addSigned("A and R of order dividing 8 (" + i + "), S = 0", small, small, BigInteger.ZERO, BigInteger.ZERO);
            addSigned("A honest, R of order dividing 8 (" + i + ")", HONEST, small, SECRET, BigInteger.ZERO);
        }
    }

    private void mixedOrder() {
        for (int i = 1; i < 8; i++) {
            Edwards25519 torsion = ORDER_8.times(i);
            addSigned(
                    "A honest, R with component " + i, HONEST, BASE.times(NONCE).plus(torsion), SECRET, NONCE);
            addSigned("A with component " + i + ", R honest", HONEST.plus(torsion), BASE.times(NONCE), SECRET, NONCE);
            addSigned(
                    "A with component " + i + ", R of small order",
                    HONEST.plus(torsion),
                    torsion,
                    SECRET,
                    BigInteger.ZERO);
        }
        cofactorlessWithMixedKey();
        manyNoncesWithMixedR();
    }

    /** Both equations hold although the key has a small-order component: the components of R and h·A cancel. */
    private void cofactorlessWithMixedKey() {
        for (int attempt = 0; ; attempt++) {
            byte[] message = ascii("mixed " + attempt);
            Edwards25519 pointR = BASE.times(NONCE);
            BigInteger h = Edwards25519.challenge(pointR.encode(), MIXED.encode(), message);
            if (h.mod(BigInteger.valueOf(8)).signum() == 0) {
                add(
                        "A of mixed order, both equations hold",
                        MIXED.encode(),
                        message,
                        sign(MIXED, pointR, message),
                        false);
                return;
            }
        }
    }

    /** A verifier that checks a multiple of the equation accepts some of these, depending on the challenge. */
    private void manyNoncesWithMixedR() {
        for (int i = 0; i < 24; i++) {
            BigInteger nonce = NONCE.add(BigInteger.valueOf(i));
            Edwards25519 pointR = BASE.times(nonce).plus(ORDER_8.times(4L));
            addSigned("R with the component of order 2, nonce " + i, HONEST, pointR, SECRET, nonce);
        }
    }

    private void nonCanonical() {
        byte[] honest = sign(HONEST, BASE.times(NONCE), MESSAGE);
        for (int excess = 0; excess < 19; excess++) {
            byte[] encoded = littleEndian(P.add(BigInteger.valueOf(excess)));
            add("A = p + " + excess, encoded, MESSAGE, honest, false);
            add(
                    "R = p + " + excess,
                    HONEST.encode(),
                    MESSAGE,
                    join(encoded, Arrays.copyOfRange(honest, 32, 64)),
                    false);
        }
        byte[] signedOne = littleEndian(BigInteger.ONE);
        signedOne[31] |= (byte) 0x80;
        add("A = neutral with a sign", signedOne, MESSAGE, join(signedOne, new byte[32]), false);
        byte[] nonCanonicalOne = littleEndian(P.add(BigInteger.ONE));
        add("A and R = 1 + p, S = 0", nonCanonicalOne, MESSAGE, join(nonCanonicalOne, new byte[32]), false);
    }

    private void shapes() {
        byte[] honest = sign(HONEST, BASE.times(NONCE), MESSAGE);
        byte[] key = HONEST.encode();
        byte[] offCurve = littleEndian(BigInteger.TWO);
        add("A not on the curve", offCurve, MESSAGE, honest, false);
        add("R not on the curve", key, MESSAGE, join(offCurve, Arrays.copyOfRange(honest, 32, 64)), false);
        add("key one byte short", Arrays.copyOf(key, 31), MESSAGE, honest, false);
        add("key one byte long", Arrays.copyOf(key, 33), MESSAGE, honest, false);
        add("signature one byte short", key, MESSAGE, Arrays.copyOf(honest, 63), false);
        add("signature one byte long", key, MESSAGE, Arrays.copyOf(honest, 65), false);
        add("nothing at all", new byte[0], new byte[0], new byte[0], false);
        add("all zero", new byte[32], MESSAGE, new byte[64], false);
        add("all ones", filled(0xff), MESSAGE, join(filled(0xff), filled(0xff)), false);
    }

    private static byte[] sign(Edwards25519 key, Edwards25519 pointR, byte[] message) {
        return sign(key, pointR, message, SECRET, NONCE);
    }

    private static byte[] sign(
            Edwards25519 key, Edwards25519 pointR, byte[] message, BigInteger secret, BigInteger nonce) {
        BigInteger h = Edwards25519.challenge(pointR.encode(), key.encode(), message);
        return join(pointR.encode(), littleEndian(nonce.add(h.multiply(secret)).mod(L)));
    }

    private void addSigned(String name, Edwards25519 key, Edwards25519 pointR, BigInteger secret, BigInteger nonce) {
        add(name, key.encode(), MESSAGE, sign(key, pointR, MESSAGE, secret, nonce), false);
    }

    private void add(String name, byte[] key, byte[] message, byte[] signature, boolean valid) {
        cases.add(new Case(name, key, message, signature, valid));
    }

    private static byte[] join(byte[] first32, byte[] second32) {
        byte[] joined = Arrays.copyOf(first32, 64);
        System.arraycopy(second32, 0, joined, 32, 32);
        return joined;
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static BigInteger scalar(String text) {
        return Edwards25519.challenge(ascii(text), new byte[0], new byte[0]);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
