package org.causality.gateway.event;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, before it has its place in the stream.
 *
 * @param orders the ids of the orders it names, 0x-hex
 * @param data JSON
 */
public record Happening(Kind kind, Set<String> orders, String data) {

    public Happening {
        orders = Set.copyOf(orders);
    }

    /** What subscribers choose by. */
    public enum Kind {
        MESSAGE,
        ORDER,
        CHAIN,
        EFFECT,
        JOB,
        MUTED;

        /** The name in the stream and in the filter. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Null for a name of none. */
        public static @Nullable Kind ofText(String text) {
            for (Kind kind : values()) {
                if (kind.text().equals(text)) {
                    return kind;
                }
            }
            return null;
        }
    }
}
