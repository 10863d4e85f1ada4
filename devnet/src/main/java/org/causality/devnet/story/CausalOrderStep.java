package org.causality.devnet.story;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.proof.Header;
import org.causality.devnet.story.proof.SignedContent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everywhere the order ends cancelled, and everywhere cause comes before effect: on the event stream, in the history, by
 * delivery cursor, by Lamport time, by reachability and in the causal read. The shimmed operator says that it waited.
 */
final class CausalOrderStep {

    private final Cast cast;
    private final Genesis genesis;
    private final MessageProof carrier;
    private final Posted order;
    private final Posted cancellation;
    private final EverywhereStep everywhere;

    CausalOrderStep(
            Cast cast,
            Genesis genesis,
            MessageProof carrier,
            Posted order,
            Posted cancellation,
            EverywhereStep everywhere) {
        this.cast = cast;
        this.genesis = genesis;
        this.carrier = carrier;
        this.order = order;
        this.cancellation = cancellation;
        this.everywhere = everywhere;
    }

    /** The cancellation's message, as the operator it was posted at hands it out. */
    MessageProof run(Deadline deadline) {
        @Nullable MessageProof first = null;
        for (Actor actor : cast.actors()) {
            MessageProof here = check(actor, deadline);
            if (first != null) {
                here.expectSameBytes(first);
            }
            first = first == null ? here : first;
        }
        return Objects.requireNonNull(first);
    }

    private MessageProof check(Actor actor, Deadline deadline) {
        Octets id = awaitCancellation(actor, deadline);
        awaitCancelled(actor, deadline);
        if (cast.isHeld(actor)) {
            everywhere.check(actor, deadline).expectSameBytes(carrier);
            expectHeldBack(actor, id);
        }
        MessageProof proof = MessageProof.of(actor, genesis, id, cancellation.at(), deadline);
        expectCancels(actor, proof);
        expectEventOrder(actor, id);
        expectHistory(actor, id);
        CausalRead.expectListed(actor, carrier.envelope(), proof.envelope(), deadline);
        expectHappenedBefore(actor, id);
        return proof;
    }

    private Octets awaitCancellation(Actor actor, Deadline deadline) {
        ServerEvent event = actor.expectPresent(
                actor.log().await(this::isCancellation, deadline),
                "the cancellation's message on its event stream in time",
                () -> "no such event; the order answers " + bookState(actor) + actor.streamState());
        actor.expect(
                actor.log()
                        .first(e -> isCarrier(e) && e.cursor().compareTo(event.cursor()) < 0)
                        .isPresent(),
                "the order delivered before the cancellation that depends on it",
                "the cancellation at cursor " + event.cursor() + " and no order before it");
        return actor.expectWellFormed("the message's id", () -> Octets.ofHex(event.text("id")));
    }

    private void awaitCancelled(Actor actor, Deadline deadline) {
        actor.expectPresent(
                actor.log().await(e -> e.isOrderEvent(orderId(), "CANCELLED"), deadline),
                "the order's change to CANCELLED on its event stream in time",
                () -> "no such event; the order answers " + bookState(actor) + actor.streamState());
        Optional<String> status =
                deadline.poll(() -> Optional.of(bookState(actor)).filter("CANCELLED"::equals));
        actor.expectEqual("status", "CANCELLED", status.orElseGet(() -> bookState(actor)));
    }

    private void expectHeldBack(Actor actor, Octets id) {
        JsonNode message = actor.read("/v1/messages/" + id).json();
        actor.expect(
                !MessageProof.text(message, "heldBackMillis").isEmpty(),
                "heldBackMillis of the cancellation, which its core got before the order",
                "heldBackMillis null: it did not wait for the order");
    }

    private void expectCancels(Actor actor, MessageProof proof) {
        SignedContent content = actor.expectWellFormed(
                "the cancellation in the message",
                () -> SignedContent.ofCancellation(proof.envelope().payload()));
        Header header = proof.header();
        actor.expectEqual("message type", Header.USER_ORDER_CANCELLATION, header.type());
        actor.expectEqual("the cancellation's id, computed from the message,", cancellation.subject(), content.id());
        actor.expectEqual(
                "the wallet's signature in the message,", cancellation.signature(), content.walletSignature());
        actor.expect(
                header.dependencies().contains(carrier.envelope().id()),
                "the order's message among the cancellation's dependencies",
                header.dependencies().toString());
        actor.expect(
                Long.compareUnsigned(carrier.header().lamport(), header.lamport()) < 0,
                "a Lamport time above the order's " + carrier.header().lamport(),
                Long.toUnsignedString(header.lamport()));
        actor.expectEqual("the owner's shard", carrier.header().shard(), header.shard());
    }

    /** Order, its opening, cancellation, its effect: by cursor, in the sequence in which they came. */
    private void expectEventOrder(Actor actor, Octets id) {
        List<ServerEvent> story = actor.log().events().stream()
                .filter(e -> isCarrier(e) || isCancellation(e) || e.isOrderEvent(orderId()))
                .toList();
        List<String> told = story.stream()
                .map(e -> e.type().equals("order") ? e.text("to") : e.text("type"))
                .toList();
        actor.expectEqual(
                "events", List.of("UserOrder", "OPEN", "UserOrderCancellation", "CANCEL_REQUESTED", "CANCELLED"), told);
        for (int i = 1; i < story.size(); i++) {
            actor.expect(
                    story.get(i - 1).cursor().compareTo(story.get(i).cursor()) < 0,
                    "rising cursors on its event stream",
                    story.get(i - 1).cursor() + " then " + story.get(i).cursor());
        }
        for (ServerEvent event : story) {
            if (event.type().equals("order")) {
                Octets cause =
                        event.text("to").equals("OPEN") ? carrier.envelope().id() : id;
                actor.expectEqual("cause of the change to " + event.text("to"), cause.hex(), event.text("cause"));
            }
        }
    }

    private void expectHistory(Actor actor, Octets id) {
        JsonNode history = actor.order(order.subject()).json().path("history");
        List<String> steps = history.values().stream()
                .map(step -> MessageProof.text(step, "from") + "→" + MessageProof.text(step, "to") + " "
                        + MessageProof.text(step, "reason"))
                .toList();
        actor.expectEqual(
                "history",
                List.of(
                        "RECEIVED→OPEN ADMITTED",
                        "OPEN→CANCEL_REQUESTED OWNER_CANCELLED",
                        "CANCEL_REQUESTED→CANCELLED CANCELLATION_EFFECTIVE"),
                steps);
        actor.expectEqual(
                "cause of the change to CANCELLED",
                id.hex(),
                MessageProof.text(history.path(history.size() - 1), "cause"));
    }

    private void expectHappenedBefore(Actor actor, Octets id) {
        Octets before = carrier.envelope().id();
        actor.expectEqual(
                "order happened-before cancellation:", "BEFORE", MessageProof.happenedBefore(actor, before, id));
        actor.expectEqual(
                "cancellation happened-before order:", "AFTER", MessageProof.happenedBefore(actor, id, before));
    }

    private boolean isCarrier(ServerEvent event) {
        return event.isMessage("UserOrder", orderId());
    }

    private boolean isCancellation(ServerEvent event) {
        return event.isMessage("UserOrderCancellation", orderId());
    }

    private String orderId() {
        return order.subject().hex();
    }

    private String bookState(Actor actor) {
        var answer = actor.order(order.subject());
        return answer.ok() ? MessageProof.text(answer.json(), "status") : answer.brief();
    }
}
