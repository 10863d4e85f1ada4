package org.causality.devnet.story;

import java.util.List;
import java.util.Optional;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.canonical.Octets;
import tools.jackson.databind.JsonNode;

/**
 * The chain grows over the price: every operator's client calls the fact FINALIZED, and the effect that all of them were
 * tracking has gone from PENDING over PROVEN to FINALIZED, with the fact as its proof.
 */
final class FinalityStep {

    /** Two epochs of two blocks, and some more. */
    private static final int BLOCKS = 6;

    private FinalityStep() {}

    static void finalized(Cast cast, PriceChain chain, PriceChain.Seen seen, Deadline deadline) {
        chain.mine(BLOCKS);
        cast.actors().forEach(actor -> PriceStep.awaitFact(actor, seen.event(), "finality", "FINALIZED", deadline));
    }

    static void effect(Cast cast, Octets effect, PriceChain.Seen seen, Deadline deadline) {
        cast.actors().forEach(actor -> expectEffect(actor, "/v1/effects/" + effect, seen, deadline));
    }

    private static void expectEffect(Actor actor, String path, PriceChain.Seen seen, Deadline deadline) {
        JsonNode effect = actor.expectPresent(
                deadline.poll(() -> Optional.of(actor.api().get(path).json().path("effect"))
                        .filter(json -> MessageProof.text(json, "status").equals("FINALIZED"))),
                "the effect FINALIZED in time",
                () -> actor.api().get(path).json().toString());
        actor.expectEqual("the effect's proof", seen.event().hex(), MessageProof.text(effect, "proof"));
        List<String> told = actor.read(path + "/history").json().path("evolutions").values().stream()
                .map(step -> MessageProof.text(step, "to"))
                .filter(status -> !status.equals("OBSERVED")) // where the message came before the own client's block
                .toList();
        actor.expectEqual("the effect's history", List.of("PENDING", "PROVEN", "FINALIZED"), told);
        String causes = actor.read(path + "/causes").json().toString();
        actor.expect(causes.contains(seen.event().hex()), "the price's fact among the effect's causes", causes);
    }
}
