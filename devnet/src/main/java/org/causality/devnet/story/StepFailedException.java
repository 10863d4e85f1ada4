package org.causality.devnet.story;

/** What ends a story: something expected was not so. */
public final class StepFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String expected;
    private final String seen;
    private final String where;

    /** @param where the operator, or "the client" */
    StepFailedException(String where, String expected, String seen) {
        super("expected " + expected + ", seen " + seen + ", at " + where);
        this.expected = expected;
        this.seen = seen;
        this.where = where;
    }

    String expected() {
        return expected;
    }

    String seen() {
        return seen;
    }

    String where() {
        return where;
    }
}
