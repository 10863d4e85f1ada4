package org.causality.libp2p.multiformats;

import java.util.Arrays;

/** Bitcoin's base 58 without check sum: the text of peer ids. Quadratic, hence the cap on its input. */
public final class Base58btc {
    /** Longest text or byte string taken, far above a peer id; keeps the quadratic work below a millisecond. */
    public static final int LENGTH_MAX = 512;

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final byte[] DIGITS = digits();

    private Base58btc() {}

    /** The text of {@code bytes}, leading zeros as leading {@code 1}. */
    public static String encode(byte[] bytes) {
        if (bytes.length > LENGTH_MAX) {
            throw new IllegalArgumentException("too long for base58: " + bytes.length);
        }
        int zeros = leading(bytes);
        byte[] digits = convert(bytes, 256, 58, bytes.length * 138 / 100 + 1);
        StringBuilder text = new StringBuilder(zeros + digits.length);
        text.repeat('1', zeros);
        for (byte digit : digits) {
            text.append(ALPHABET.charAt(digit));
        }
        return text.toString();
    }

    /** The bytes of {@code text}; throws on a character outside the alphabet. */
    public static byte[] decode(String text) {
        if (text.length() > LENGTH_MAX) {
            throw new MalformedException("base58 text is too long");
        }
        byte[] digits = new byte[text.length()];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = digit(text.charAt(i));
        }
        int zeros = leading(digits);
        byte[] value = convert(digits, 58, 256, digits.length);
        byte[] bytes = new byte[zeros + value.length];
        System.arraycopy(value, 0, bytes, zeros, value.length);
        return bytes;
    }

    private static byte[] convert(byte[] in, int from, int to, int roomMax) {
        byte[] out = new byte[roomMax];
        int used = 0;
        for (byte b : in) {
            int carry = b & 0xff;
            int i = 0;
            for (; i < used || carry != 0; i++) {
                int at = roomMax - 1 - i;
                carry += (out[at] & 0xff) * from;
                out[at] = (byte) (carry % to);
                carry /= to;
            }
            used = i;
        }
        return Arrays.copyOfRange(out, roomMax - used, roomMax);
    }

    private static int leading(byte[] bytes) {
        int zeros = 0;
        while (zeros < bytes.length && bytes[zeros] == 0) {
            zeros++;
        }
        return zeros;
    }

    private static byte digit(char c) {
        byte digit = c < DIGITS.length ? DIGITS[c] : -1;
        if (digit < 0) {
            throw new MalformedException("not a base58 character");
        }
        return digit;
    }

    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            digits[ALPHABET.charAt(i)] = (byte) i;
        }
        return digits;
    }
}
