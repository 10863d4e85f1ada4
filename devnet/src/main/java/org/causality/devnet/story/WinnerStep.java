package org.causality.devnet.story;

import java.util.List;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.ServerEvent;
import tools.jackson.databind.JsonNode;

/** Operators have said that they mean to compute the order's step; without a word between them all name the same winner. */
final class WinnerStep {

    private final Cast cast;
    private final ConditionStep.Opened opened;

    WinnerStep(Cast cast, ConditionStep.Opened opened) {
        this.cast = cast;
        this.opened = opened;
    }

    /**
     * @param job the winner's
     * @param slot the step's place in the computation
     * @param turns how many had said at the first operator, when its window ended, that they mean to compute it
     * @param complete whether all operators had said so at every operator by then; else one that comes late may yet win
     */
    record Decided(String job, JsonNode slot, Actor winner, int turns, boolean complete) {
        String telling() {
            return winner.member().name() + " of " + turns + (turns == 1 ? " operator" : " operators")
                    + " that mean to compute step " + MessageProof.text(slot, "index")
                    + ", by the word of every operator";
        }
    }

    Decided run(Deadline deadline) {
        JsonNode first = decision(cast.first(), deadline);
        boolean complete = true;
        for (Actor actor : cast.actors()) {
            JsonNode here = decision(actor, deadline);
            actor.expectEqual("the winner's job", MessageProof.text(first, "jobId"), MessageProof.text(here, "jobId"));
            complete &= here.path("turns").size() == cast.actors().size();
            actor.expectEqual("the slot", first.path("slot"), here.path("slot"));
            actor.expectEqual(
                    "the first turn",
                    first.path("turns").path(0),
                    here.path("turns").path(0));
            actor.expectPresent(
                    actor.log().await(event -> event.isOrderEvent(opened.id(), "CLAIMED"), deadline),
                    "the order's change to CLAIMED on its event stream",
                    () -> "no such event" + actor.streamState());
        }
        List<JsonNode> turns = List.copyOf(first.path("turns").values());
        Actor winner = cast.withKey(turns.getFirst().asString(""));
        return new Decided(MessageProof.text(first, "jobId"), first.path("slot"), winner, turns.size(), complete);
    }

    private JsonNode decision(Actor actor, Deadline deadline) {
        ServerEvent event = actor.expectPresent(
                actor.log().await(each -> each.isJobEvent("SlotDecided", opened.id()), deadline),
                "a SlotDecided that names the order on its event stream in time",
                () -> "no such event; GET /v1/orders/{id}/why answers "
                        + actor.api().get("/v1/orders/" + opened.id() + "/why").json() + actor.streamState());
        return event.data();
    }
}
