package org.causality.embedded;

import org.jspecify.annotations.Nullable;

/** A part could not be started; the message is one sentence an operator can act on. */
public final class CouldNotStart extends RuntimeException {
    public CouldNotStart(String sentence) {
        this(sentence, null);
    }

    public CouldNotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
