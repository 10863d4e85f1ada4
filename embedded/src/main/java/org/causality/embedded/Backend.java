package org.causality.embedded;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which flavour of the backing parts tests run on. */
public enum Backend {
    /** Processes and threads of our own; needs nothing installed. */
    EMBEDDED,
    /** Testcontainers; asked for without Docker it fails, it does not skip. */
    CONTAINERS,
    /** Stores somebody else runs, named by {@code causality.it.*}. */
    EXTERNAL;

    static final String PROPERTY = "causality.it.backend";

    /** System property {@code causality.it.backend}, else environment {@code CAUSALITY_IT_BACKEND}, else embedded. */
    public static Backend chosen() {
        String name = setting(PROPERTY);
        if (name == null) {
            return EMBEDDED;
        }
        try {
            return valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CouldNotStart(PROPERTY + " is '" + name + "'; it may be embedded, containers or external.", e);
        }
    }

    /** A dotted property, or its environment spelling ({@code a.b-c} is {@code A_B_C}); null when neither is set. */
    static @Nullable String setting(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            value = System.getenv(
                    property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
        }
        return value == null || value.isBlank() ? null : value;
    }
}
