package org.causality.devnet.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.ServerEvent;
import tools.jackson.databind.JsonNode;

/**
 * Every operator sees the purchase in its block, and once the chain has grown over it both are final everywhere: the effect
 * with all its causes, and the order, which went from OPEN to SETTLED with nothing taken back.
 */
final class SettledStep {

    /** Two epochs of two blocks, and some more. */
    private static final int BLOCKS = 6;

    /** Where every operator sees the order pass. */
    private static final List<String> EVERYWHERE = List.of("OPEN", "CLAIMED", "PROVEN", "INCLUDED", "SETTLED");

    /** What only who computes it sees besides. */
    private static final List<String> AT_THE_WINNER =
            List.of("OPEN", "CLAIMED", "COMPUTING", "PROVEN", "SUBMITTED", "INCLUDED", "SETTLED");

    private final Cast cast;
    private final ConditionStep.Opened opened;
    private final WinnerStep.Decided decided;
    private final ProofStep.Proven proven;
    private final TransactionStep.Settling settling;
    private final PriceChain.Seen price;

    SettledStep(
            Cast cast,
            ConditionStep.Opened opened,
            WinnerStep.Decided decided,
            ProofStep.Proven proven,
            TransactionStep.Settling settling,
            PriceChain.Seen price) {
        this.cast = cast;
        this.opened = opened;
        this.decided = decided;
        this.proven = proven;
        this.settling = settling;
        this.price = price;
    }

    /** What there is to tell. */
    String run(PriceChain chain, Deadline deadline) {
        for (Actor actor : cast.actors()) {
            awaitOrder(actor, "INCLUDED", deadline);
            awaitEffect(actor, "PROVEN", deadline);
        }
        chain.mine(BLOCKS);
        for (Actor actor : cast.actors()) {
            awaitOrder(actor, "SETTLED", deadline);
            awaitEffect(actor, "FINALIZED", deadline);
        }
        cast.actors().forEach(actor -> expectTold(actor, deadline));
        chain.expectSettledOnce(proven.key());
        return "order " + String.join(" → ", AT_THE_WINNER) + " at the winner, effect PENDING → PROVEN → FINALIZED, "
                + "each with its causes, at every operator. Why? \"" + whySettled(cast.last()) + "\"";
    }

    private void awaitOrder(Actor actor, String status, Deadline deadline) {
        actor.expectPresent(
                actor.log().await(event -> event.isOrderEvent(opened.id(), status), deadline),
                "the order's change to " + status + " on its event stream in time",
                () -> "no such event; GET /v1/orders/{id}/why answers "
                        + actor.api().get("/v1/orders/" + opened.id() + "/why").json() + actor.streamState());
    }

    private void awaitEffect(Actor actor, String status, Deadline deadline) {
        String effect = proven.effect().hex();
        actor.expectPresent(
                actor.log().await(event -> event.isEffectEvent(effect, status), deadline),
                "the purchase's change to " + status + " on its event stream in time",
                () -> "no such event; GET /v1/effects/{id} answers "
                        + actor.api().get("/v1/effects/" + effect).json() + actor.streamState());
    }

    private void expectTold(Actor actor, Deadline deadline) {
        List<String> order = told(actor, event -> event.isOrderEvent(opened.id()));
        actor.expectEqual("the order's ways", actor.equals(decided.winner()) ? AT_THE_WINNER : EVERYWHERE, order);
        List<String> effect = new ArrayList<>(told(
                actor,
                event -> event.type().equals("effect")
                        && event.text("effectId").equals(proven.effect().hex())));
        effect.remove("OBSERVED"); // where the message came before the own client's block
        actor.expectEqual("the purchase's ways", List.of("PENDING", "PROVEN", "FINALIZED"), effect);
        long results = actor.log().events().stream()
                .filter(event -> event.isJobEvent("ResultVerified", opened.id()))
                .count();
        actor.expect(results == 1, "one result that settles the order", results + " results");
        expectCauses(actor, deadline);
        var _ = whySettled(actor);
    }

    private static List<String> told(Actor actor, Predicate<ServerEvent> wanted) {
        return actor.log().events().stream()
                .filter(wanted)
                .map(event -> event.text("to"))
                .toList();
    }

    private void expectCauses(Actor actor, Deadline deadline) {
        List<String> wanted =
                new ArrayList<>(List.of(price.event().hex(), opened.id(), decided.job(), proven.statement()));
        if (actor.equals(decided.winner())) {
            wanted.add(settling.transaction());
        }
        String path = "/v1/effects/" + proven.effect() + "/causes";
        Optional<String> causes =
                deadline.poll(() -> Optional.of(actor.api().get(path).json().toString())
                        .filter(text -> wanted.stream().allMatch(text::contains)));
        if (causes.isEmpty()) {
            actor.expectEqual(
                    "price, order, computation, proof and transaction among the causes,",
                    wanted,
                    actor.api().get(path).json());
        }
    }

    private String whySettled(Actor actor) {
        JsonNode why = actor.read("/v1/orders/" + opened.id() + "/why").json();
        String sentence = MessageProof.text(why, "sentence");
        actor.expectEqual("status in the answer to why", "SETTLED", MessageProof.text(why, "status"));
        actor.expect(
                sentence.startsWith("The order is settled"),
                "a sentence that says that the order is settled",
                "'" + sentence + "'");
        actor.expectEqual(
                "the effect in the answer to why",
                "FINALIZED",
                MessageProof.text(why.path("effect").path("effect"), "status"));
        return sentence;
    }
}
