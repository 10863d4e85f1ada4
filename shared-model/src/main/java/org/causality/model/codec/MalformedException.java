package org.causality.model.codec;

/** Ends the reading of bytes that are not canonical; never leaves {@link Decoded#of}. */
final class MalformedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedException(String detail) {
        super(detail, null, false, false);
    }
}
