package org.causality.devnet.story.canonical;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes with value equality. Text form: {@code 0x} and lower-case hex. */
public final class Octets {

    public static final Octets NONE = new Octets(new byte[0]);

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] content;

    private Octets(byte[] content) {
        this.content = content;
    }

    public static Octets of(byte[] content) {
        return new Octets(content.clone());
    }

    /** @throws MalformedOctetsException unless the text is {@code 0x} and lower-case hex */
    public static Octets ofHex(String text) {
        if (!text.matches("0x([0-9a-f]{2})*")) {
            throw new MalformedOctetsException("'" + shortened(text) + "' is not 0x and lower-case hex");
        }
        return new Octets(HEX.parseHex(text, 2, text.length()));
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }

    public int size() {
        return content.length;
    }

    public boolean isEmpty() {
        return content.length == 0;
    }

    public byte at(int index) {
        return content[index];
    }

    public byte[] toArray() {
        return content.clone();
    }

    public Octets slice(int from, int to) {
        return new Octets(Arrays.copyOfRange(content, from, to));
    }

    /** Everything but the last {@code count} bytes. */
    public Octets withoutLast(int count) {
        if (count > content.length) {
            throw new MalformedOctetsException("expected at least " + count + " bytes, got " + content.length);
        }
        return slice(0, content.length - count);
    }

    public String hex() {
        return "0x" + HEX.formatHex(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return hex();
    }
}
