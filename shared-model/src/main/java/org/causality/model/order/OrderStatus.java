package org.causality.model.order;

/** Where an order stands in one operator's book. The steps between them: {@link OrderLifeCycle}. */
public enum OrderStatus {
    /** Arrived over the API or the mesh; not in the book yet. */
    RECEIVED,
    /** In the book as a commitment; what it says is hidden. */
    COMMITTED,
    /** In the book and readable; anyone may compute it. */
    OPEN,
    /** Leased to the operator whose intent won. */
    CLAIMED,
    /** The lease holder works on it. */
    COMPUTING,
    /** A valid proof that settles it is known. */
    PROVEN,
    /** The settling transaction is on its way to the chain. */
    SUBMITTED,
    /** The settling transaction is in a block that is not final. */
    INCLUDED,
    /** The settling block is final. Terminal. */
    SETTLED,
    /** The owner asked to cancel; work under way is being stopped. */
    CANCEL_REQUESTED,
    /** Nothing can settle it any more. Terminal. */
    CANCELLED,
    /** Valid-until has passed at a height that is not final. */
    CLOSING,
    /** Valid-until has passed at a final height. Terminal. */
    EXPIRED,
    /** Replaced by its owner, or lost against another order with its nonce. Terminal. */
    SUPERSEDED,
    /** Another order with the same owner and nonce exists; not decided. */
    CONFLICT,
    /** A check found it not valid; the reason says which. Terminal. */
    INVALID
}
