package org.causality.crosschain.adapter;

/** A provider did not answer, or answered what cannot be. */
final class ProviderException extends Exception {
    private static final long serialVersionUID = 1L;

    ProviderException(String reason) {
        super(reason);
    }

    ProviderException(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
