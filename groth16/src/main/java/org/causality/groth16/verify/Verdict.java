package org.causality.groth16.verify;

/** What came of checking one proof. */
public sealed interface Verdict {
    /** The proof proves the statement. */
    record Valid() implements Verdict {}

    /**
     * It does not, or cannot be asked.
     *
     * @param where what the reason is about, e.g. {@code pi_b}; for people
     */
    record Invalid(Reason reason, String where) implements Verdict {}

    default boolean isValid() {
        return this instanceof Valid;
    }
}
