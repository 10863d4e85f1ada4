package org.causality.groth16.verify;

import java.util.function.Function;

/** Something read from outside: there, or refused with a reason. */
public sealed interface Decoded<T> {

    record Good<T>(T value) implements Decoded<T> {}

    /** @param what what the reason is about; for people */
    record Refused<T>(Reason reason, String what) implements Decoded<T> {}

    static <T> Decoded<T> refused(Reason reason, String what) {
        return new Refused<>(reason, what);
    }

    default <U> Decoded<U> then(Function<? super T, ? extends Decoded<U>> next) {
        return switch (this) {
            case Good<T>(T value) -> next.apply(value);
            case Refused<T>(Reason reason, String what) -> new Refused<>(reason, what);
        };
    }

    /** For what must be good, such as a key of our own; throws {@link IllegalStateException} otherwise. */
    default T orThrow() {
        return switch (this) {
            case Good<T>(T value) -> value;
            case Refused<T>(Reason reason, String what) -> throw new IllegalStateException(what + ": " + reason);
        };
    }
}
