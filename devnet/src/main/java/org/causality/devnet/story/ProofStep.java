package org.causality.devnet.story;

import java.util.Locale;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.canonical.FieldWriter;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.canonical.Tag;
import org.causality.devnet.story.proof.Genesis;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The winner has proven the order's step and announced the proof in its own feed; every operator has fetched and verified
 * it. What the step commands is named alike by all, and its names follow from slot and statement alone.
 */
final class ProofStep {

    private static final int INVOKE = 4;

    private final Cast cast;
    private final Genesis genesis;
    private final ConditionStep.Opened opened;
    private final @Nullable Octets settlement;
    private WinnerStep.Decided decided;

    /** @param settlement the contract that takes what the step commands; null where nothing does */
    ProofStep(
            Cast cast,
            Genesis genesis,
            ConditionStep.Opened opened,
            WinnerStep.Decided decided,
            @Nullable Octets settlement) {
        this.cast = cast;
        this.genesis = genesis;
        this.opened = opened;
        this.decided = decided;
        this.settlement = settlement;
    }

    /**
     * What the chain will show; where nothing takes a purchase, no effect, key and value.
     *
     * @param by the decision as it stood in the end
     * @param statement what was proven
     * @param effect the purchase's id
     * @param key the slot of the settlement contract
     * @param value what it will hold
     */
    record Proven(WinnerStep.Decided by, String statement, Octets effect, Octets key, Octets value, double seconds) {
        String telling() {
            return "one proof, announced by the winner, fetched and verified by every operator within "
                    + String.format(Locale.ROOT, "%.1f s", seconds) + " of the order's POST; PROVEN everywhere";
        }
    }

    Proven run(Deadline deadline) {
        JsonNode first = verified(cast.first(), deadline).data();
        decided = standing(first);
        long last = 0;
        for (Actor actor : cast.actors()) {
            ServerEvent here = verified(actor, deadline);
            last = Math.max(last, here.arrivedNanos());
            expectSame(actor, first, here.data());
            expectAnnounced(actor, MessageProof.text(first, "statement"), deadline);
            actor.expectPresent(
                    actor.log().await(event -> event.isOrderEvent(opened.id(), "PROVEN"), deadline),
                    "the order's change to PROVEN on its event stream",
                    () -> "no such event" + actor.streamState());
        }
        double seconds = (last - opened.posted().sentNanos()) / 1e9;
        return settlement == null ? unsettled(first, seconds) : proven(first, settlement, seconds);
    }

    /** Where all had spoken in time nobody else can have won; else whoever was late and comes first. */
    private WinnerStep.Decided standing(JsonNode result) {
        return decided.complete()
                ? decided
                : new WinnerStep.Decided(
                        MessageProof.text(result, "jobId"),
                        result.path("slot"),
                        cast.withKey(MessageProof.text(result, "operator")),
                        decided.turns(),
                        false);
    }

    private ServerEvent verified(Actor actor, Deadline deadline) {
        return actor.expectPresent(
                actor.log().await(event -> event.isJobEvent("ResultVerified", opened.id()), deadline),
                "a ResultVerified that names the order on its event stream in time",
                () -> "no such event; GET /v1/orders/{id}/why answers "
                        + actor.api().get("/v1/orders/" + opened.id() + "/why").json() + actor.streamState());
    }

    private void expectSame(Actor actor, JsonNode first, JsonNode here) {
        actor.expectEqual("the winner's job as proven,", decided.job(), MessageProof.text(here, "jobId"));
        actor.expectEqual(
                "the winner as prover,", decided.winner().member().key().hex(), MessageProof.text(here, "operator"));
        for (String field : new String[] {"slot", "statement", "root", "facts", "purchase"}) {
            actor.expectEqual("the same " + field + " as elsewhere,", first.path(field), here.path(field));
        }
    }

    private void expectAnnounced(Actor actor, String statement, Deadline deadline) {
        ServerEvent message = actor.expectPresent(
                actor.log().await(this::isAnnouncement, deadline),
                "the winner's ProofAnnouncement on its event stream",
                () -> "no such event" + actor.streamState());
        actor.expectEqual(
                "the announced statement",
                statement,
                message.data().path("payload").path("statement").asString(""));
        Octets id = actor.expectWellFormed("the message's id", () -> Octets.ofHex(message.text("id")));
        var _ = MessageProof.of(actor, genesis, id, decided.winner(), deadline);
    }

    private boolean isAnnouncement(ServerEvent event) {
        return event.type().equals("message")
                && event.text("type").equals("ProofAnnouncement")
                && event.data().path("payload").path("jobId").asString("").equals(decided.job());
    }

    private Proven unsettled(JsonNode result, double seconds) {
        cast.first()
                .expect(
                        !result.path("purchase").isObject(),
                        "no purchase where nothing takes one",
                        result.path("purchase").toString());
        return new Proven(
                decided, MessageProof.text(result, "statement"), Octets.NONE, Octets.NONE, Octets.NONE, seconds);
    }

    /** The names of the purchase, computed here from what they are made of. */
    private Proven proven(JsonNode result, Octets contract, double seconds) {
        Actor actor = cast.first();
        JsonNode purchase = result.path("purchase");
        String statement = MessageProof.text(result, "statement");
        String chain = MessageProof.text(purchase, "chain");
        Octets key = actor.expectWellFormed(
                "the slot",
                () -> Tag.SLOT.hash(new FieldWriter()
                        .bytes(1, Octets.ofHex(MessageProof.text(decided.slot(), "lineage")))
                        .bytes(2, Octets.ofHex(MessageProof.text(decided.slot(), "parentOutput")))
                        .number(3, Long.parseUnsignedLong(MessageProof.text(decided.slot(), "index")))
                        .written()));
        Octets effect = actor.expectWellFormed(
                "the statement",
                () -> Tag.EFFECT.hash(new FieldWriter()
                        .text(1, chain)
                        .number(5, INVOKE)
                        .bytes(6, contract)
                        .bytes(8, Octets.ofHex(statement))
                        .written()));
        actor.expectEqual(
                "the settlement contract as emitter of the purchase,",
                contract.hex(),
                MessageProof.text(purchase, "emitter"));
        actor.expectEqual("the hash of the slot as its key,", key.hex(), MessageProof.text(purchase, "key"));
        actor.expectEqual("its effect's id", effect.hex(), MessageProof.text(purchase, "effectId"));
        Octets value = actor.expectWellFormed("its value", () -> Octets.ofHex(MessageProof.text(purchase, "value")));
        return new Proven(decided, statement, effect, key, value, seconds);
    }
}
