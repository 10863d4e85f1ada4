package org.causality.devnet.story;

import java.util.List;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.wallet.Forgery;

/** Badly signed orders, each posted at every operator: 422 SIGNATURE everywhere, known nowhere. */
final class BadOrderStep {

    private BadOrderStep() {}

    static void run(Cast cast, List<Forgery> forgeries) {
        for (Actor actor : cast.actors()) {
            forgeries.forEach(forgery -> expectRefused(actor, forgery));
        }
        expectUnknown(cast, forgeries);
    }

    private static void expectRefused(Actor actor, Forgery forgery) {
        Answer answer = actor.api().post("/v1/orders", forgery.order().body());
        actor.expect(
                answer.status() == 422 && answer.problemCode().equals("SIGNATURE"),
                "422 SIGNATURE for an order " + forgery.what(),
                answer.brief());
        actor.expectEqual(
                "problem type",
                "urn:causality:reason:SIGNATURE",
                answer.json().path("type").asString(""));
        actor.expect(!answer.json().path("retryable").asBoolean(true), "a refusal that is not retryable", "retryable");
    }

    /** Asked by id, asked by owner, and looked for among all events that came. */
    static void expectUnknown(Cast cast, List<Forgery> forgeries) {
        for (Actor actor : cast.actors()) {
            for (Forgery forgery : forgeries) {
                String what = "no trace of the order " + forgery.what();
                Octets id = forgery.order().id();
                Answer answer = actor.order(id);
                actor.expect(answer.status() == 404, what + " (404 for its id)", answer.brief());
                String owner = forgery.order().order().owner().hex();
                int listed = actor.read("/v1/orders?status=OPEN&owner=" + owner + "&limit=10")
                        .json()
                        .path("orders")
                        .size();
                actor.expect(listed == 0, what + " (none listed for its owner)", listed + " listed");
                actor.log()
                        .first(event -> event.data().toString().contains(id.hex()))
                        .ifPresent(event -> actor.expect(false, what, "event " + event.identity()));
            }
        }
    }
}
