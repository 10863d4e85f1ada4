package org.causality.gateway.event;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param order the id of the order it is about, 0x-hex, where it is about one
 * @param data JSON
 */
public record NodeEvent(
        EventCursor cursor, Kind kind, @Nullable String order, String data) {

    /** What subscribers choose by. */
    public enum Kind {
        MESSAGE,
        ORDER,
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
