package org.causality.model.codec;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values made from short texts that come again and again, such as chain ids: who reads one it has read before gets the
 * same value, and nothing is allocated. Bounded; a text takes the place of another whose hash falls into its slot. Racing
 * threads may make a value twice, which is as good.
 */
public final class RecentTexts<T> {

    private static final int SLOTS = 128;

    private record Entry<T>(String text, T value) {}

    private final Function<String, T> make;
    private final AtomicReferenceArray<@Nullable Entry<T>> slots = new AtomicReferenceArray<>(SLOTS);

    /** @param make turns a text into its immutable value, or throws IllegalArgumentException */
    public RecentTexts(Function<String, T> make) {
        this.make = make;
    }

    T absent() {
        return make.apply("");
    }

    /** The value of ASCII text; null when the bytes are not ASCII. */
    @Nullable T ofAscii(byte[] input, int from, int length) {
        int hash = 0;
        int octets = 0;
        for (int i = from; i < from + length; i++) {
            octets |= input[i];
            hash = 31 * hash + input[i];
        }
        if (octets < 0) {
            return null;
        }
        int slot = Math.floorMod(hash, SLOTS);
        Entry<T> known = slots.get(slot);
        if (known != null && isText(known.text, input, from, length)) {
            return known.value;
        }
        String text = new String(input, from, length, StandardCharsets.ISO_8859_1);
        T value = make.apply(text);
        slots.set(slot, new Entry<>(text, value));
        return value;
    }

    private static boolean isText(String text, byte[] input, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != input[from + i]) {
                return false;
            }
        }
        return true;
    }
}
