package org.causality.devnet.story;

/** What can be wrong with a {@link TestingNetwork} of three operators. */
public enum TestingFault {
    NONE,
    /** Operator 2 passes nothing on. */
    RELAY_OFF,
    /** The door of operator 2 admits whatever signature comes. */
    SIGNATURE_CHECK_OFF,
    /** The core of operator 2 delivers the cancellation before its order. */
    HOLD_BACK_OFF,
    /** The core of operator 2 gets the order as soon as the others do. */
    SHIM_OFF,
    /** The book of operator 1 hears of no message. */
    FIRST_MEMPOOL_DEAF,
    /** The book of operator 2, which is shimmed, hears of no message. */
    HELD_MEMPOOL_DEAF,
    /** Receipts are signed by a key nobody certified. */
    RECEIPT_FORGED,
    /** Receipts name an operator key outside genesis. */
    RECEIPT_BY_NOBODY,
    /** Every repeat makes another receipt. */
    RECEIPT_ANEW,
    /** Cancellations are receipted and forgotten. */
    CANCELLATION_LOST,
    /** Cancellations do not name the order's message. */
    DEPENDENCY_MISSING,
    /** Operator 1 hands out envelopes with another payload. */
    PAYLOAD_SWAPPED,
    /** Operator 3 forgets one event when a reader resumes. */
    RESUME_WITH_A_GAP,
    /** Operator 1 has another peer than its neighbour. */
    PEER_TOO_MANY,
    /** Operator 3 claims a genesis with other weights. */
    GENESIS_OTHER,
    /** Operator 2 answers one question with 500. */
    SERVER_ERROR
}
