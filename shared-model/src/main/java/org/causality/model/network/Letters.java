package org.causality.model.network;

/** Sets of ASCII characters, checked without the garbage a regular expression makes: ids are read on the hot path. */
enum Letters {
    LOWER("abcdefghijklmnopqrstuvwxyz"),
    LOWER_DIGIT("0123456789abcdefghijklmnopqrstuvwxyz"),
    LOWER_DIGIT_DASH("-0123456789abcdefghijklmnopqrstuvwxyz"),
    CAIP_REFERENCE("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"),
    CAIP_ASSET("%-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private final long low;
    private final long high;

    Letters(String letters) {
        long below64 = 0;
        long from64 = 0;
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            if (letter < 64) {
                below64 |= 1L << letter;
            } else {
                from64 |= 1L << (letter - 64);
            }
        }
        low = below64;
        high = from64;
    }

    boolean hold(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!holds(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(char letter) {
        return letter < 64 ? (low >>> letter & 1) == 1 : letter < 128 && (high >>> (letter - 64) & 1) == 1;
    }
}
