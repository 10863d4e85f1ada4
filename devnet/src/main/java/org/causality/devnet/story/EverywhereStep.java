package org.causality.devnet.story;

import java.util.Objects;
import java.util.Optional;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.proof.Header;
import org.causality.devnet.story.proof.SignedContent;
import org.causality.devnet.story.wallet.SignedOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The order reaches every operator over the line and opens, in one and the same signed message. Where the shim holds it
 * back, the operator behind must have got it and its own book must not have it yet: relay comes before the core.
 */
final class EverywhereStep {

    private final Cast cast;
    private final Genesis genesis;
    private final SignedOrder order;
    private final Posted posted;

    EverywhereStep(Cast cast, Genesis genesis, SignedOrder order, Posted posted) {
        this.cast = cast;
        this.genesis = genesis;
        this.order = order;
        this.posted = posted;
    }

    /** The message that carries the order, as the operator it was posted at hands it out. */
    MessageProof run(Deadline deadline) {
        @Nullable MessageProof first = null;
        for (Actor actor : cast.reachedAtOnce()) {
            MessageProof here = check(actor, deadline);
            if (first != null) {
                here.expectSameBytes(first);
            }
            first = first == null ? here : first;
        }
        cast.actors().stream().filter(cast::isHeld).forEach(this::expectStillHeld);
        return Objects.requireNonNull(first);
    }

    /** The same for one operator; the one whose link is shimmed is looked at once the cancellation is out. */
    MessageProof check(Actor actor, Deadline deadline) {
        Octets carrier = awaitMessage(actor, deadline);
        awaitOpened(actor, deadline);
        expectBook(actor, carrier, deadline);
        MessageProof proof = MessageProof.of(actor, genesis, carrier, posted.at(), deadline);
        expectCarries(actor, proof);
        return proof;
    }

    private Octets awaitMessage(Actor actor, Deadline deadline) {
        String id = posted.subject().hex();
        ServerEvent event = actor.expectPresent(
                actor.log().await(e -> e.isMessage("UserOrder", id), deadline),
                "the order's message on its event stream in time",
                () -> "no such event; GET /v1/orders/{id} answers "
                        + actor.order(posted.subject()).brief() + actor.streamState());
        return actor.expectWellFormed("the message's id", () -> Octets.ofHex(event.text("id")));
    }

    private void awaitOpened(Actor actor, Deadline deadline) {
        String id = posted.subject().hex();
        actor.expectPresent(
                actor.log().await(e -> e.isOrderEvent(id, "OPEN"), deadline),
                "the order's change to OPEN on its event stream in time",
                () -> "no such event; GET /v1/orders/{id} answers "
                        + actor.order(posted.subject()).brief() + actor.streamState());
    }

    private void expectBook(Actor actor, Octets carrier, Deadline deadline) {
        Answer answer = deadline.poll(() -> Optional.of(actor.order(posted.subject()))
                        .filter(a -> !MessageProof.text(a.json(), "carrier").isEmpty()))
                .orElseGet(() -> actor.order(posted.subject()));
        actor.expect(answer.status() == 200, "200 for GET /v1/orders/{id}", answer.brief());
        JsonNode json = answer.json();
        actor.expectEqual("carrier", carrier.hex(), MessageProof.text(json, "carrier"));
        actor.expectEqual("orderId", posted.subject().hex(), MessageProof.text(json, "orderId"));
        actor.expectEqual("the wallet's signature", posted.signature().hex(), MessageProof.text(json, "signature"));
        actor.expectEqual("salt", order.order().salt().hex(), MessageProof.text(json.path("order"), "salt"));
        boolean here = actor.number() == posted.at().number();
        actor.expectEqual("receipt", here ? posted.receipt().hex() : "", MessageProof.text(json, "receipt"));
        if (!cast.isHeld(actor)) {
            actor.expectEqual("status", "OPEN", MessageProof.text(json, "status"));
        }
    }

    private void expectCarries(Actor actor, MessageProof proof) {
        SignedContent content = actor.expectWellFormed(
                "the order in the message",
                () -> SignedContent.ofOrder(proof.envelope().payload()));
        actor.expectEqual("message type", Header.USER_ORDER, proof.header().type());
        actor.expectEqual("the order's id, computed from the message,", posted.subject(), content.id());
        actor.expectEqual("the wallet's signature in the message,", posted.signature(), content.walletSignature());
        actor.expectNoFlaw(
                "the owner's shard",
                proof.envelope().shardFlaw(genesis, order.order().owner()));
    }

    private void expectStillHeld(Actor actor) {
        Answer answer = actor.order(posted.subject());
        actor.expect(
                answer.status() == 404,
                "404 for the order, which it has relayed but its core may not have yet",
                answer.brief());
    }
}
