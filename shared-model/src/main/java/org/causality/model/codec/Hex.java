package org.causality.model.codec;

import java.util.HexFormat;

/** The one text form of bytes: {@code 0x} and lower-case hex digits. */
final class Hex {

    private static final HexFormat LOWER = HexFormat.of();

    private Hex() {}

    static byte[] parse(String text) {
        if (!text.startsWith("0x")) {
            throw new IllegalArgumentException("hex text starts with 0x");
        }
        for (int i = 2; i < text.length(); i++) {
            char digit = text.charAt(i);
            boolean lowerHex = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
            if (!lowerHex) {
                throw new IllegalArgumentException("hex text has lower-case hex digits only");
            }
        }
        return LOWER.parseHex(text, 2, text.length());
    }
}
