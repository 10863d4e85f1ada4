package org.causality.groth16.verify;

/** Why a proof or a key is refused. */
public enum Reason {
    /** The wrong length, or not the numbers it should be made of. */
    MALFORMED,
    /** Another number of public inputs than the key has. */
    INPUT_COUNT,
    /** A public input is r or more, a second name for a smaller one. */
    NON_CANONICAL_INPUT,
    /** A coordinate is p or more, a second name for a smaller one. */
    NON_CANONICAL_POINT,
    /** The point at infinity where a point is needed. */
    INFINITY,
    /** A point that does not satisfy its curve's equation. */
    OFF_CURVE,
    /** A point of the twist outside the subgroup of order r. */
    NOT_IN_SUBGROUP,
    /** Well formed, but the pairing equation does not hold: the proof does not prove this. */
    PAIRING,
    /** No known system and version begins its proofs with these four bytes. */
    UNKNOWN_SELECTOR,
    /** The four bytes belong to another system than the one claimed. */
    WRONG_SELECTOR,
    /** The proven program ended with an exit code that is not zero. */
    EXIT_CODE,
    /** The proof was made under another root of verifying keys than the pinned one. */
    ROOT
}
