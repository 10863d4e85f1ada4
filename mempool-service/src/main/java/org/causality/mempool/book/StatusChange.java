package org.causality.mempool.book;

import java.time.Instant;
import java.util.Set;
import org.causality.model.lifecycle.Change;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.reason.OrderReason;

/**
 * A wish to change an order: who wishes it, and what justifies it.
 *
 * @param evidence the message that carries the proof of it
 * @param expectedVersion the version the wisher has read, or {@link Change#ANY_VERSION}
 * @param fence the wisher's fencing token; 0 when it holds no lease
 */
public record StatusChange(
        OrderId order,
        OrderStatus to,
        OrderReason reason,
        Actor actor,
        Stamp evidence,
        long expectedVersion,
        long fence,
        Cursor cursor,
        Instant at) {

    /** Who may give which reason: nobody speaks for another. */
    public enum Actor {
        /** The wallet that signed the order. */
        OWNER(Set.of(OrderReason.OWNER_CANCELLED, OrderReason.OWNER_SUPERSEDED)),
        /** An operator that computes or submits. */
        OPERATOR(Set.of(
                OrderReason.LEASED,
                OrderReason.LEASE_LOST,
                OrderReason.COMPUTATION_STARTED,
                OrderReason.COMPUTATION_FAILED,
                OrderReason.PROOF_VERIFIED,
                OrderReason.SUBMITTED_TO_CHAIN)),
        /** A fact of a chain, verified by this operator's own client. */
        CHAIN(Set.of(
                OrderReason.INCLUDED_IN_BLOCK,
                OrderReason.INCLUSION_FINAL,
                OrderReason.BRANCH_LOST,
                OrderReason.REORG,
                OrderReason.CONFLICT_WON,
                OrderReason.CONFLICT_LOST,
                OrderReason.WINDOW_CLOSED,
                OrderReason.WINDOW_CLOSED_FINAL)),
        /** The book itself, by rule. */
        BOOK(Set.of(
                OrderReason.ADMITTED,
                OrderReason.COMMITTED_HIDDEN,
                OrderReason.REVEALED,
                OrderReason.REVEAL_INVALID,
                OrderReason.REJECTED,
                OrderReason.NONCE_CONFLICT,
                OrderReason.CONFLICT_WON,
                OrderReason.CONFLICT_LOST,
                OrderReason.CANCELLATION_EFFECTIVE));

        private final Set<OrderReason> reasons;

        Actor(Set<OrderReason> reasons) {
            this.reasons = reasons;
        }

        public boolean mayGive(OrderReason reason) {
            return reasons.contains(reason);
        }
    }

    Change<OrderStatus> change() {
        return new Change<>(to, reason, evidence.id().value(), expectedVersion, fence);
    }
}
