package org.causality.model.lifecycle;

/**
 * Where a record stands.
 *
 * @param version 0 when new, one more with every change: what {@link Change#expectedVersion} is compared with
 * @param fence the highest fencing token that ever took the record; 0 when none did
 */
public record Snapshot<S extends Enum<S>>(S state, long version, long fence) {

    public static <S extends Enum<S>> Snapshot<S> initial(S state) {
        return new Snapshot<>(state, 0, 0);
    }
}
