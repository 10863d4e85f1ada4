package org.causality.devnet.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be measured. */
enum Subject {
    /** Orders put on a network. */
    ORDERS,
    /** A chain's changes that become facts, and orders on them that are settled. */
    FACTS,
    /** One operator's effect tracker, by itself. */
    EFFECTS;

    /** @throws IllegalArgumentException with a sentence for whoever typed it */
    static Subject named(String word) {
        for (Subject subject : values()) {
            if (subject.word().equals(word)) {
                return subject;
            }
        }
        throw new IllegalArgumentException("'" + word + "' cannot be measured; "
                + Arrays.stream(values()).map(Subject::word).collect(Collectors.joining(", ")) + " can.");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
