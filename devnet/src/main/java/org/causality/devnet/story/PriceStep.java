package org.causality.devnet.story;

import java.util.Optional;
import java.util.function.Predicate;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.proof.Genesis;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A price is set on the chain; one operator announces it in one message, every operator has the same fact, under the id
 * that follows from the block, and calls it VALID: proven under a header of its own client.
 */
final class PriceStep {

    static final int PRICE = 5;
    private static final String PRICE_BYTES = "0x05";

    private final Cast cast;
    private final Genesis genesis;

    PriceStep(Cast cast, Genesis genesis) {
        this.cast = cast;
        this.genesis = genesis;
    }

    /** @param announcer who wrapped it into a message first */
    record Announced(PriceChain.Seen seen, Actor announcer) {}

    Announced run(PriceChain chain, Deadline deadline) {
        PriceChain.Seen seen = chain.set(PRICE, deadline);
        Octets carrier = carrier(cast.first(), seen.event(), deadline);
        Actor announcer = announcer(cast, carrier, deadline);
        @Nullable MessageProof first = null;
        for (Actor actor : cast.actors()) {
            MessageProof here = delivered(actor, seen.event(), carrier, announcer, deadline);
            if (first != null) {
                here.expectSameBytes(first);
            }
            first = first == null ? here : first;
            var _ = expectProven(actor, seen, PRICE_BYTES, deadline);
        }
        return new Announced(seen, announcer);
    }

    private static Octets carrier(Actor actor, Octets event, Deadline deadline) {
        ServerEvent message = actor.expectPresent(
                actor.log().await(carries(event), deadline),
                "a CrossChainEvent with the price's event id on its event stream in time",
                () -> "no such event; GET /v1/events/{id} answers "
                        + actor.api().get("/v1/events/" + event).brief() + actor.streamState());
        return actor.expectWellFormed("the message's id", () -> Octets.ofHex(message.text("id")));
    }

    private static Predicate<ServerEvent> carries(Octets event) {
        return message -> message.type().equals("message")
                && message.text("type").equals("CrossChainEvent")
                && message.data().path("payload").path("eventId").asString("").equals(event.hex());
    }

    static Actor announcer(Cast cast, Octets carrier, Deadline deadline) {
        Actor reader = cast.first();
        return reader.expectPresent(
                deadline.poll(() -> {
                    String operator = MessageProof.text(
                            reader.read("/v1/messages/" + carrier).json(), "operator");
                    return cast.actors().stream()
                            .filter(actor -> actor.member().name().equals(operator))
                            .findFirst();
                }),
                "the announcement to be an operator's",
                () -> "nobody's");
    }

    private MessageProof delivered(Actor actor, Octets event, Octets carrier, Actor announcer, Deadline deadline) {
        actor.expectPresent(
                actor.log()
                        .await(carries(event).and(message -> message.text("id").equals(carrier.hex())), deadline),
                "the announcement on its event stream in time",
                () -> "no such event" + actor.streamState());
        return MessageProof.of(actor, genesis, carrier, announcer, deadline);
    }

    /** @param value as facts tell it */
    static JsonNode expectProven(Actor actor, PriceChain.Seen seen, String value, Deadline deadline) {
        JsonNode fact = awaitFact(actor, seen.event(), "verdict", "VALID", deadline);
        actor.expectEqual("chain", seen.chain(), MessageProof.text(fact, "chain"));
        actor.expectEqual("height", seen.height(), MessageProof.text(fact, "height"));
        actor.expectEqual("blockHash", seen.block().hex(), MessageProof.text(fact, "blockHash"));
        actor.expectEqual("emitter", seen.contract().hex(), MessageProof.text(fact, "emitter"));
        actor.expectEqual("key", seen.slot().hex(), MessageProof.text(fact, "key"));
        actor.expectEqual("value", value, MessageProof.text(fact, "value"));
        actor.expectEqual("kind", "STATE_VALUE", MessageProof.text(fact, "kind"));
        return fact;
    }

    /** The fact, once one of its fields says what it must come to say. */
    static JsonNode awaitFact(Actor actor, Octets event, String field, String wanted, Deadline deadline) {
        String path = "/v1/events/" + event;
        return actor.expectPresent(
                deadline.poll(() -> Optional.of(fact(actor.api().get(path)))
                        .filter(fact -> MessageProof.text(fact, field).equals(wanted))),
                "the fact with " + field + " " + wanted + " in time",
                () -> fact(actor.api().get(path)).toString());
    }

    private static JsonNode fact(Answer answer) {
        return answer.json().path("fact");
    }
}
