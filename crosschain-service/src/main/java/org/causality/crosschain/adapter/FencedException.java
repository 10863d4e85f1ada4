package org.causality.crosschain.adapter;

/** Another instance of this operator's service has started; this one must not write any more. */
final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FencedException() {
        super("another instance of this operator's crosschain-service has taken over");
    }
}
