package org.causality.libp2p.multiformats;

import java.util.Arrays;

/** RFC 4648 base 32 in lower case without padding: the text of a CIDv1 after its multibase letter {@code b}. */
public final class Base32 {
    /** Longest text or byte string taken. */
    public static final int LENGTH_MAX = 1024;

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() {}

    /** The text of {@code bytes}. */
    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 8 / 5 + 1);
        int bits = 0;
        int held = 0;
        for (byte b : bytes) {
            held = (held << 8 | (b & 0xff)) & 0xfff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(held >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(held << (5 - bits) & 31));
        }
        return text.toString();
    }

    /** The bytes of {@code text}; throws on a foreign character, a wrong length or bits left over that are not zero. */
    public static byte[] decode(String text) {
        if (text.length() > LENGTH_MAX) {
            throw new MalformedException("base32 text is too long");
        }
        byte[] bytes = new byte[text.length() * 5 / 8];
        int at = 0;
        int bits = 0;
        int held = 0;
        for (int i = 0; i < text.length(); i++) {
            held = (held << 5 | digit(text.charAt(i))) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (held >> bits);
            }
        }
        if (bits >= 5 || (held & (1 << bits) - 1) != 0) {
            throw new MalformedException("base32 text has left-over bits");
        }
        return Arrays.copyOf(bytes, at);
    }

    private static int digit(char c) {
        int digit = ALPHABET.indexOf(c);
        if (digit < 0) {
            throw new MalformedException("not a base32 character");
        }
        return digit;
    }
}
