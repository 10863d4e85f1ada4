package org.causality.devnet;

/** How {@code ./causality up} ends. */
public enum ExitCode {
    /** The story was told and checked, or the user ended a network that ran well. */
    TOLD(0),
    /** The story failed; the step is named. */
    STORY_FAILED(1),
    /** Nothing to tell: the network could not start, or the command was wrong. */
    COULD_NOT_START(2);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
