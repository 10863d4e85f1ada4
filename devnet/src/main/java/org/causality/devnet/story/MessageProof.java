package org.causality.devnet.story;

import java.util.List;
import java.util.Optional;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.proof.Envelope;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.proof.Header;
import tools.jackson.databind.JsonNode;

/**
 * One message as one operator hands it out, checked by its bytes: id, signature, payload, the certificate of its feed up
 * to genesis, the time rule, and that the operator's JSON says what the header says.
 */
record MessageProof(Actor actor, Genesis genesis, Octets bytes, Envelope envelope) {

    private static final int PAGES_MAX = 50;

    /** @param publisher in whose feed it must stand */
    static MessageProof of(Actor actor, Genesis genesis, Octets id, Actor publisher, Deadline deadline) {
        MessageProof proof = fetched(actor, genesis, id);
        proof.expectJsonAgrees(id);
        proof.expectFeedCertified(publisher, deadline);
        proof.expectTimeRule(deadline);
        proof.expectAttributed(id, publisher);
        return proof;
    }

    private static MessageProof fetched(Actor actor, Genesis genesis, Octets id) {
        Octets bytes = actor.read(envelopeOf(id)).body();
        Envelope envelope = actor.expectWellFormed("the envelope of " + id, () -> Envelope.parse(bytes));
        actor.expectEqual("as id of the envelope's header", id, envelope.id());
        actor.expectNoFlaw("an envelope that holds", envelope.flaw(genesis));
        return new MessageProof(actor, genesis, bytes, envelope);
    }

    private static String envelopeOf(Octets id) {
        return "/v1/messages/" + id + "?form=envelope";
    }

    Header header() {
        return envelope.header();
    }

    private void expectJsonAgrees(Octets id) {
        JsonNode json = actor.read("/v1/messages/" + id).json();
        Header header = header();
        actor.expectEqual("id in MessageJson", id.hex(), text(json, "id"));
        actor.expectEqual("lamport in MessageJson", Long.toUnsignedString(header.lamport()), text(json, "lamport"));
        actor.expectEqual(
                "feedSequence in MessageJson",
                Long.toUnsignedString(header.feedSequence()),
                text(json, "feedSequence"));
        actor.expectEqual("sender in MessageJson", header.sender().hex(), text(json, "sender"));
        actor.expectEqual("shard in MessageJson", Long.toString(header.shard()), text(json, "shard"));
        actor.expectEqual("parents in MessageJson", hexes(header.parents()), texts(json, "parents"));
        actor.expectEqual("dependencies in MessageJson", hexes(header.dependencies()), texts(json, "dependencies"));
    }

    private void expectFeedCertified(Actor publisher, Deadline deadline) {
        String feed = "the certificate that begins the message's feed, by " + publisher.name() + ",";
        Octets first = actor.expectPresent(
                deadline.poll(() -> firstOfFeed(header().sender())), feed, () -> "none in the causal read");
        Envelope certificate = fetched(actor, genesis, first).envelope();
        Optional<String> flaw = actor.expectWellFormed(
                "the feed's certificate", () -> certificate.feedFlaw(genesis, header().sender(), publisher.member()));
        actor.expectNoFlaw(feed, flaw);
    }

    private Optional<Octets> firstOfFeed(Octets sender) {
        String after = "";
        for (int page = 0; page < PAGES_MAX; page++) {
            JsonNode read = actor.read("/v1/messages?type=KeyCertificate&limit=100" + after)
                    .json();
            for (JsonNode message : read.path("messages").values()) {
                if (text(message, "sender").equals(sender.hex())
                        && text(message, "feedSequence").equals("0")) {
                    return Optional.of(Octets.ofHex(text(message, "id")));
                }
            }
            if (text(read, "next").isEmpty()) {
                return Optional.empty();
            }
            after = "&after=" + text(read, "next");
        }
        return Optional.empty();
    }

    /**
     * {@code lamport == 1 + max(previous, parents, dependencies)}, each of them read as bytes too. Delivery waits for
     * dependencies only; others that were lost on the way are fetched meanwhile.
     */
    private void expectTimeRule(Deadline deadline) {
        long highest = 0;
        for (Octets named : header().named()) {
            var _ = deadline.poll(
                    () -> Optional.of(actor.api().get(envelopeOf(named))).filter(Answer::ok));
            long time = fetched(actor, genesis, named).header().lamport();
            highest = Long.compareUnsigned(time, highest) > 0 ? time : highest;
        }
        actor.expectEqual(
                "1 + the highest of the times it names, Lamport time",
                Long.toUnsignedString(highest + 1),
                Long.toUnsignedString(header().lamport()));
    }

    /** Only now: before it has seen the certificate an operator may not know whose feed it is. */
    private void expectAttributed(Octets id, Actor publisher) {
        JsonNode json = actor.read("/v1/messages/" + id).json();
        actor.expectEqual("operator in MessageJson", publisher.member().name(), text(json, "operator"));
        boolean own = actor.number() == publisher.number();
        actor.expectEqual("own in MessageJson", Boolean.toString(own), text(json, "own"));
    }

    static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isNull() ? "" : value.asString("");
    }

    private static List<String> texts(JsonNode json, String field) {
        return json.path(field).values().stream().map(id -> id.asString("")).toList();
    }

    private static List<String> hexes(List<Octets> ids) {
        return ids.stream().map(Octets::hex).toList();
    }

    /** Whether another operator's copy is the same to the byte. */
    void expectSameBytes(MessageProof other) {
        actor.expect(
                bytes.equals(other.bytes),
                "the same envelope bytes as at " + other.actor.name(),
                bytes.size() + " other bytes");
    }

    /** The answer to "which came first", the ids as they stand in the path. */
    static String happenedBefore(Actor actor, Octets a, Octets b) {
        Answer answer = actor.read("/v1/messages/" + a + "/happened-before/" + b);
        return text(answer.json(), "answer");
    }
}
