package org.causality.model.reason;

import static org.causality.model.reason.Reason.Explained.change;

/** Why an order changed its status. These refuse nothing; they are what an owner reads beside each step. */
public enum OrderReason implements Reason {
    COMMITTED_HIDDEN(change("The order is known by its commitment only.", "Wait for its reveal epoch.")),
    ADMITTED(change("The order was admitted and stands in the book.", "Nothing to do.")),
    REVEALED(change("The hidden order was opened and holds.", "Nothing to do.")),
    REVEAL_INVALID(change("What was revealed does not match or does not hold.", "Sign and post a new order.")),
    REJECTED(change("A check found the order not valid; the detail names the check.", "Sign and post a new order.")),
    LEASED(change("An operator holds the lease to compute it.", "Nothing to do.")),
    LEASE_LOST(change("The lease ended without a result; the order is open again.", "Nothing to do.")),
    COMPUTATION_STARTED(change("The lease holder started the computation.", "Nothing to do.")),
    COMPUTATION_FAILED(change("The computation failed; the order is open again.", "Nothing to do.")),
    PROOF_VERIFIED(change("A valid proof that settles the order is known.", "Nothing to do.")),
    SUBMITTED_TO_CHAIN(change("The settling transaction was sent to the chain.", "Nothing to do.")),
    INCLUDED_IN_BLOCK(change("The settling transaction is in a block that is not final yet.", "Wait for finality.")),
    INCLUSION_FINAL(change("The block that settles the order is final.", "Nothing to do.")),
    BRANCH_LOST(change("Another branch became canonical; the order is open again.", "Nothing to do.")),
    REORG(change("The chain took back what the status rested on.", "Nothing to do.")),
    OWNER_CANCELLED(change("The owner asked to cancel.", "Wait for the cancellation to take effect.")),
    CANCELLATION_EFFECTIVE(change("No work on the order can settle it any more.", "Nothing to do.")),
    OWNER_SUPERSEDED(change("The owner replaced it by another order.", "Follow the new order.")),
    NONCE_CONFLICT(
            change("Two operators admitted different orders with this nonce.", "Wait: chain, tip, then id decide.")),
    CONFLICT_WON(change("This order was chosen among those with its nonce.", "Nothing to do.")),
    CONFLICT_LOST(change("Another order with its nonce was chosen.", "Post a new order with a free nonce.")),
    WINDOW_CLOSED(change("Valid-until has passed at a height that is not final yet.", "Wait for finality.")),
    WINDOW_CLOSED_FINAL(change("Valid-until has passed at a final height.", "Post a new order."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Explained explained;

    OrderReason(Explained explained) {
        this.explained = explained;
    }

    @Override
    public Explained explained() {
        return explained;
    }
}
