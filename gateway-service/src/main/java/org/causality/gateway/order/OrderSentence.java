package org.causality.gateway.order;

import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.causality.model.order.OrderStatus;
import org.causality.model.reason.OrderReason;
import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One sentence about an order: where it is, and what it waits for.
 *
 * <pre>
 * it has ended                                   where it is
 * its operator's book alone moves it             where it is, and what the book waits for
 * OPEN to INCLUDED                               where it is, and what the orchestrator says it waits for, unless the book
 *                                                is further on already or the orchestrator did not say: then what such an
 *                                                order usually waits for
 * </pre>
 */
public final class OrderSentence {

    private static final Map<Reason, String> FELL_BACK = Map.of(
            OrderReason.LEASE_LOST, "its lease ended without a result",
            OrderReason.COMPUTATION_FAILED, "its computation failed",
            OrderReason.BRANCH_LOST, "another branch became canonical",
            OrderReason.REORG, "the chain took back what it rested on");

    private final Standing standing;

    private OrderSentence(Standing standing) {
        this.standing = standing;
    }

    /**
     * @param reason of the last change; null when there was none or it is not known here
     * @param computation the orchestrator's word; null when there is none
     * @param names what an operator's key is called
     */
    public static String of(
            OrderStatus status, @Nullable Reason reason, @Nullable JsonNode computation, UnaryOperator<String> names) {
        Standing standing = computation == null ? Standing.NONE : Standing.of(computation, names);
        return new OrderSentence(standing).say(status, reason);
    }

    private String say(OrderStatus status, @Nullable Reason reason) {
        return switch (status) {
            case RECEIVED ->
                "The order was received and is not in the book yet; it waits until its message is delivered.";
            case COMMITTED ->
                "The order is in the book as a commitment that nobody can read; it waits for its reveal epoch.";
            case OPEN -> open(reason) + waits(WaitsFor.CONDITION, "it waits for an operator to compute it");
            case CLAIMED -> by("has won the step that settles the order") + waits(WaitsFor.TURN, waits(WaitsFor.TURN));
            case COMPUTING ->
                by("is computing the step that settles the order") + waits(WaitsFor.TURN, waits(WaitsFor.PROOF));
            case PROVEN ->
                "A valid proof that settles the order is known" + waits(WaitsFor.INCLUSION, waits(WaitsFor.INCLUSION));
            case SUBMITTED ->
                "The transaction that settles the order is on its way to the chain"
                        + waits(WaitsFor.INCLUSION, waits(WaitsFor.INCLUSION));
            case INCLUDED ->
                "The transaction that settles the order is in a block"
                        + waits(WaitsFor.FINALITY, waits(WaitsFor.FINALITY));
            case SETTLED -> "The order is settled: the block that settles it is final.";
            case CANCEL_REQUESTED ->
                "The owner asked to cancel the order; it waits until no work under way can settle it any more.";
            case CANCELLED -> "The order was cancelled: nothing can settle it any more.";
            case CLOSING ->
                "The order's valid-until has passed at a height that is not final; it waits for that height to be final, "
                        + "and is then expired.";
            case EXPIRED -> "The order has expired: its valid-until has passed at a final height.";
            case SUPERSEDED -> superseded(reason);
            case CONFLICT ->
                "Another order with the same owner and nonce exists; the order waits until the chain decides between them, "
                        + "else the higher tip, else the lower id.";
            case INVALID -> "The order is not valid" + (reason == null ? "." : ": " + lowered(reason.explanation()));
        };
    }

    /** An order that fell back says from what. */
    private static String open(@Nullable Reason reason) {
        String after = reason == null ? null : FELL_BACK.get(reason);
        return after == null ? "The order is open in the book" : "The order is open again after " + after;
    }

    private static String superseded(@Nullable Reason reason) {
        return reason == OrderReason.OWNER_SUPERSEDED
                ? "The owner replaced the order by another one."
                : "Another order with the same owner and nonce was chosen.";
    }

    private String by(String does) {
        return (standing.winner() == null ? "An operator " : "Operator " + standing.winner() + " ") + does;
    }

    /**
     * @param first what a status like the order's can wait for at the earliest
     * @param usually what is said when the orchestrator's word is missing or from before
     */
    private String waits(WaitsFor first, String usually) {
        WaitsFor said = standing.waitsFor();
        boolean fits = said != null && said.compareTo(first) >= 0;
        boolean ended = said == WaitsFor.NOTHING && first.compareTo(WaitsFor.INCLUSION) < 0;
        return "; " + (said != null && fits && !ended ? waits(said) : usually) + ".";
    }

    private String waits(WaitsFor what) {
        return switch (what) {
            case CONDITION -> "it waits for its condition to hold" + because(standing.condition());
            case WINDOW ->
                "its condition holds, and it waits for the window to close in which operators say that they mean to "
                        + "compute it (" + standing.intents() + " so far)";
            case TURN -> "it waits for " + winner() + " to begin";
            case PROOF -> "it waits for the proof of " + winner();
            case VERIFICATION -> "it waits until this node has fetched and verified the proof of " + prover();
            case INCLUSION -> "it waits for the settling transaction to be in a block";
            case FINALITY -> "it waits for the settling block to be final";
            case NOTHING -> "nothing more is to come";
        };
    }

    private static String because(@Nullable String why) {
        return why == null || why.isEmpty() ? "" : " (" + why + ")";
    }

    private String winner() {
        return Objects.requireNonNullElse(standing.winner(), "the operator whose turn it is");
    }

    private String prover() {
        return Objects.requireNonNullElse(standing.prover(), "the operator that announced it");
    }

    private static String lowered(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
