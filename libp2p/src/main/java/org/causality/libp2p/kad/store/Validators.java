package org.causality.libp2p.kad.store;

import java.util.Map;
import org.causality.libp2p.kad.message.Octets;
import org.jspecify.annotations.Nullable;

/**
 * One validator for each namespace: the part of a key such as {@code /causality/…} between its first two slashes. A key
 * of no known namespace is valid for nothing.
 */
public final class Validators implements RecordValidator {
    private static final Validators NONE = new Validators(Map.of());

    private final Map<String, RecordValidator> byNamespace;

    private Validators(Map<String, RecordValidator> byNamespace) {
        this.byNamespace = Map.copyOf(byNamespace);
    }

    /** Validators by the name of their namespace, without slashes. */
    public static Validators of(Map<String, RecordValidator> byNamespace) {
        return new Validators(byNamespace);
    }

    /** Refuses every record: for a node that only routes and finds providers. */
    public static Validators none() {
        return NONE;
    }

    @Override
    public boolean isValid(Octets key, Octets value) {
        RecordValidator validator = of(key);
        return validator != null && validator.isValid(key, value);
    }

    @Override
    public boolean isBetter(Octets key, Octets candidate, Octets known) {
        RecordValidator validator = of(key);
        return validator != null && validator.isBetter(key, candidate, known);
    }

    private @Nullable RecordValidator of(Octets key) {
        String text = key.text();
        int end = text.startsWith("/") ? text.indexOf('/', 1) : -1;
        return end < 0 ? null : byNamespace.get(text.substring(1, end));
    }
}
