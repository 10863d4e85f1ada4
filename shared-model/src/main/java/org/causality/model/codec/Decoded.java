package org.causality.model.codec;

import java.util.Objects;
import java.util.function.Function;

/** What a decoder answers: the value, or why the bytes are not one. */
public sealed interface Decoded<T> {

    record Ok<T>(T value) implements Decoded<T> {}

    record Malformed<T>(String detail) implements Decoded<T> {}

    /** Decodes the whole of {@code input}; trailing bytes are malformed. */
    static <T> Decoded<T> of(Bytes input, Function<CanonicalReader, T> fields) {
        try {
            CanonicalReader reader = new CanonicalReader(input);
            T value = fields.apply(reader);
            reader.end();
            return new Ok<>(value);
        } catch (MalformedException | IllegalArgumentException e) {
            return new Malformed<>(Objects.requireNonNullElse(e.getMessage(), "not canonical"));
        }
    }

    /** For decoders of bytes that hold others: what is malformed inside makes the whole malformed. */
    default T orReject() {
        return switch (this) {
            case Ok<T>(T value) -> value;
            case Malformed<T>(String detail) -> throw new MalformedException(detail);
        };
    }

    /** For callers whose bytes come from our own store, where malformed means a bug or a broken disk. */
    default T orThrow() {
        return switch (this) {
            case Ok<T>(T value) -> value;
            case Malformed<T>(String detail) -> throw new IllegalStateException("malformed: " + detail);
        };
    }
}
