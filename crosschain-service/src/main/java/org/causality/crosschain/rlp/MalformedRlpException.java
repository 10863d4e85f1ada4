package org.causality.crosschain.rlp;

/** Bytes that are not canonical RLP of the expected shape. Thrown and caught within one verification; has no stack. */
public final class MalformedRlpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedRlpException(String detail) {
        super(detail, null, false, false);
    }
}
