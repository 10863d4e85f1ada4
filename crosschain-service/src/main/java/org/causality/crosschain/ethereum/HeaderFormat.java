package org.causality.crosschain.ethereum;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The formats an execution header has had, by the number of its fields. A fork that adds fields is one row here and a
 * vector; a number of fields that no row has is refused.
 */
public enum HeaderFormat {
    FRONTIER(15),
    LONDON(16),
    SHANGHAI(17),
    CANCUN(20),
    PRAGUE(21);

    private static final List<HeaderFormat> ALL = List.of(values());

    private final int fields;

    HeaderFormat(int fields) {
        this.fields = fields;
    }

    public int fields() {
        return fields;
    }

    static @Nullable HeaderFormat of(int fields) {
        for (HeaderFormat format : ALL) {
            if (format.fields == fields) {
                return format;
            }
        }
        return null;
    }
}
