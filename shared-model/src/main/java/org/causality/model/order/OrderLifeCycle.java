package org.causality.model.order;

import static org.causality.model.lifecycle.Transition.back;
import static org.causality.model.lifecycle.Transition.step;
import static org.causality.model.order.OrderStatus.CANCELLED;
import static org.causality.model.order.OrderStatus.CANCEL_REQUESTED;
import static org.causality.model.order.OrderStatus.CLAIMED;
import static org.causality.model.order.OrderStatus.CLOSING;
import static org.causality.model.order.OrderStatus.COMMITTED;
import static org.causality.model.order.OrderStatus.COMPUTING;
import static org.causality.model.order.OrderStatus.CONFLICT;
import static org.causality.model.order.OrderStatus.EXPIRED;
import static org.causality.model.order.OrderStatus.INCLUDED;
import static org.causality.model.order.OrderStatus.INVALID;
import static org.causality.model.order.OrderStatus.OPEN;
import static org.causality.model.order.OrderStatus.PROVEN;
import static org.causality.model.order.OrderStatus.RECEIVED;
import static org.causality.model.order.OrderStatus.SETTLED;
import static org.causality.model.order.OrderStatus.SUBMITTED;
import static org.causality.model.order.OrderStatus.SUPERSEDED;

import java.util.List;
import org.causality.model.lifecycle.LifeCycle;
import org.causality.model.lifecycle.Transition;
import org.causality.model.reason.OrderReason;

/**
 * The order's transition table (a test compares this comment with it).
 *
 * <pre>
 * RECEIVED → COMMITTED: COMMITTED_HIDDEN
 * RECEIVED → OPEN: ADMITTED
 * RECEIVED → CONFLICT: NONCE_CONFLICT
 * RECEIVED → CLOSING: WINDOW_CLOSED
 * RECEIVED → INVALID: REJECTED
 * COMMITTED → OPEN: REVEALED
 * COMMITTED → CANCEL_REQUESTED: OWNER_CANCELLED
 * COMMITTED → SUPERSEDED: OWNER_SUPERSEDED
 * COMMITTED → CONFLICT: NONCE_CONFLICT
 * COMMITTED → CLOSING: WINDOW_CLOSED
 * COMMITTED → INVALID: REVEAL_INVALID
 * OPEN → CLAIMED: LEASED (takes the fence)
 * OPEN → PROVEN: PROOF_VERIFIED
 * OPEN → INCLUDED: INCLUDED_IN_BLOCK
 * OPEN → CANCEL_REQUESTED: OWNER_CANCELLED
 * OPEN → SUPERSEDED: OWNER_SUPERSEDED
 * OPEN → CONFLICT: NONCE_CONFLICT
 * OPEN → CLOSING: WINDOW_CLOSED
 * CLAIMED → COMPUTING: COMPUTATION_STARTED (holds the fence)
 * CLAIMED → PROVEN: PROOF_VERIFIED
 * CLAIMED → INCLUDED: INCLUDED_IN_BLOCK
 * CLAIMED → CANCEL_REQUESTED: OWNER_CANCELLED
 * CLAIMED → CONFLICT: NONCE_CONFLICT
 * CLAIMED → CLOSING: WINDOW_CLOSED
 * CLAIMED → OPEN: LEASE_LOST (back)
 * COMPUTING → PROVEN: PROOF_VERIFIED
 * COMPUTING → INCLUDED: INCLUDED_IN_BLOCK
 * COMPUTING → CANCEL_REQUESTED: OWNER_CANCELLED
 * COMPUTING → CONFLICT: NONCE_CONFLICT
 * COMPUTING → CLOSING: WINDOW_CLOSED
 * COMPUTING → OPEN: COMPUTATION_FAILED, LEASE_LOST (back)
 * PROVEN → SUBMITTED: SUBMITTED_TO_CHAIN
 * PROVEN → INCLUDED: INCLUDED_IN_BLOCK
 * PROVEN → CLOSING: WINDOW_CLOSED
 * PROVEN → OPEN: BRANCH_LOST, REORG (back)
 * SUBMITTED → INCLUDED: INCLUDED_IN_BLOCK
 * SUBMITTED → CLOSING: WINDOW_CLOSED
 * SUBMITTED → OPEN: BRANCH_LOST, REORG (back)
 * INCLUDED → SETTLED: INCLUSION_FINAL
 * INCLUDED → SUBMITTED: REORG (back)
 * INCLUDED → OPEN: BRANCH_LOST (back)
 * CANCEL_REQUESTED → CANCELLED: CANCELLATION_EFFECTIVE
 * CANCEL_REQUESTED → INCLUDED: INCLUDED_IN_BLOCK
 * CLOSING → EXPIRED: WINDOW_CLOSED_FINAL
 * CLOSING → INCLUDED: INCLUDED_IN_BLOCK
 * CLOSING → CANCEL_REQUESTED: OWNER_CANCELLED
 * CLOSING → OPEN: REORG (back)
 * CONFLICT → SUPERSEDED: CONFLICT_LOST, OWNER_SUPERSEDED
 * CONFLICT → INCLUDED: INCLUDED_IN_BLOCK
 * CONFLICT → CANCEL_REQUESTED: OWNER_CANCELLED
 * CONFLICT → CLOSING: WINDOW_CLOSED
 * CONFLICT → OPEN: CONFLICT_WON (back)
 * </pre>
 *
 * <p>A proof verifies from OPEN and CLAIMED too: a competitor's result may arrive before the lease holder has begun. A
 * decision of the chain (inclusion, expiry) overtakes every state that only we believe in, cancellation included.
 */
public final class OrderLifeCycle {
    public static final LifeCycle<OrderStatus> TABLE = LifeCycle.of(RECEIVED, rows());

    private OrderLifeCycle() {}

    private static List<Transition<OrderStatus>> rows() {
        return List.of(
                step(RECEIVED, COMMITTED, OrderReason.COMMITTED_HIDDEN),
                step(RECEIVED, OPEN, OrderReason.ADMITTED),
                step(RECEIVED, CONFLICT, OrderReason.NONCE_CONFLICT),
                step(RECEIVED, CLOSING, OrderReason.WINDOW_CLOSED),
                step(RECEIVED, INVALID, OrderReason.REJECTED),
                step(COMMITTED, OPEN, OrderReason.REVEALED),
                step(COMMITTED, CANCEL_REQUESTED, OrderReason.OWNER_CANCELLED),
                step(COMMITTED, SUPERSEDED, OrderReason.OWNER_SUPERSEDED),
                step(COMMITTED, CONFLICT, OrderReason.NONCE_CONFLICT),
                step(COMMITTED, CLOSING, OrderReason.WINDOW_CLOSED),
                step(COMMITTED, INVALID, OrderReason.REVEAL_INVALID),
                step(OPEN, CLAIMED, OrderReason.LEASED).takingFence(),
                step(OPEN, PROVEN, OrderReason.PROOF_VERIFIED),
                step(OPEN, INCLUDED, OrderReason.INCLUDED_IN_BLOCK),
                step(OPEN, CANCEL_REQUESTED, OrderReason.OWNER_CANCELLED),
                step(OPEN, SUPERSEDED, OrderReason.OWNER_SUPERSEDED),
                step(OPEN, CONFLICT, OrderReason.NONCE_CONFLICT),
                step(OPEN, CLOSING, OrderReason.WINDOW_CLOSED),
                step(CLAIMED, COMPUTING, OrderReason.COMPUTATION_STARTED).holdingFence(),
                step(CLAIMED, PROVEN, OrderReason.PROOF_VERIFIED),
                step(CLAIMED, INCLUDED, OrderReason.INCLUDED_IN_BLOCK),
                step(CLAIMED, CANCEL_REQUESTED, OrderReason.OWNER_CANCELLED),
                step(CLAIMED, CONFLICT, OrderReason.NONCE_CONFLICT),
                step(CLAIMED, CLOSING, OrderReason.WINDOW_CLOSED),
                back(CLAIMED, OPEN, OrderReason.LEASE_LOST),
                step(COMPUTING, PROVEN, OrderReason.PROOF_VERIFIED),
                step(COMPUTING, INCLUDED, OrderReason.INCLUDED_IN_BLOCK),
                step(COMPUTING, CANCEL_REQUESTED, OrderReason.OWNER_CANCELLED),
                step(COMPUTING, CONFLICT, OrderReason.NONCE_CONFLICT),
                step(COMPUTING, CLOSING, OrderReason.WINDOW_CLOSED),
                back(COMPUTING, OPEN, OrderReason.LEASE_LOST, OrderReason.COMPUTATION_FAILED),
                step(PROVEN, SUBMITTED, OrderReason.SUBMITTED_TO_CHAIN),
                step(PROVEN, INCLUDED, OrderReason.INCLUDED_IN_BLOCK),
                step(PROVEN, CLOSING, OrderReason.WINDOW_CLOSED),
                back(PROVEN, OPEN, OrderReason.BRANCH_LOST, OrderReason.REORG),
                step(SUBMITTED, INCLUDED, OrderReason.INCLUDED_IN_BLOCK),
                step(SUBMITTED, CLOSING, OrderReason.WINDOW_CLOSED),
                back(SUBMITTED, OPEN, OrderReason.BRANCH_LOST, OrderReason.REORG),
                step(INCLUDED, SETTLED, OrderReason.INCLUSION_FINAL),
                back(INCLUDED, SUBMITTED, OrderReason.REORG),
                back(INCLUDED, OPEN, OrderReason.BRANCH_LOST),
                step(CANCEL_REQUESTED, CANCELLED, OrderReason.CANCELLATION_EFFECTIVE),
                step(CANCEL_REQUESTED, INCLUDED, OrderReason.INCLUDED_IN_BLOCK),
                step(CLOSING, EXPIRED, OrderReason.WINDOW_CLOSED_FINAL),
                step(CLOSING, INCLUDED, OrderReason.INCLUDED_IN_BLOCK),
                step(CLOSING, CANCEL_REQUESTED, OrderReason.OWNER_CANCELLED),
                back(CLOSING, OPEN, OrderReason.REORG),
                step(CONFLICT, SUPERSEDED, OrderReason.CONFLICT_LOST, OrderReason.OWNER_SUPERSEDED),
                step(CONFLICT, INCLUDED, OrderReason.INCLUDED_IN_BLOCK),
                step(CONFLICT, CANCEL_REQUESTED, OrderReason.OWNER_CANCELLED),
                step(CONFLICT, CLOSING, OrderReason.WINDOW_CLOSED),
                back(CONFLICT, OPEN, OrderReason.CONFLICT_WON));
    }
}
