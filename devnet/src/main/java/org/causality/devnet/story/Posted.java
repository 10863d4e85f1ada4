package org.causality.devnet.story;

import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.proof.Receipt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something posted and admitted, with a receipt that was checked up to genesis.
 *
 * @param subject the order's id or the cancellation's
 * @param signature the wallet's
 */
record Posted(Actor at, Octets subject, Octets signature, Octets receipt, long sentNanos, long answeredNanos) {

    /** Posts it twice: 201 with a receipt that holds, then 200 with the same bytes. */
    static Posted twice(Actor at, Genesis genesis, String path, String subjectField, Octets subject, ObjectNode body) {
        long sent = System.nanoTime();
        Answer first = at.api().post(path, body);
        long answered = System.nanoTime();
        at.expect(first.status() == 201, "201 for POST " + path, first.brief());
        JsonNode json = first.json();
        at.expectEqual(subjectField, subject.hex(), json.path(subjectField).asString(""));
        at.expectEqual(
                "operator", at.member().key().hex(), json.path("operator").asString(""));
        String receiptHex = json.path("receipt").asString("");
        Octets bytes = at.expectWellFormed("the receipt", () -> Octets.ofHex(receiptHex));
        Receipt receipt = at.expectWellFormed("the receipt", () -> Receipt.parse(bytes));
        at.expectNoFlaw("a receipt that holds up to genesis", receipt.flaw(genesis, subject, at.member()));
        at.expectEqual(
                "admissionNumber",
                Long.toUnsignedString(receipt.admissionNumber()),
                json.path("admissionNumber").asString(""));
        Answer again = at.api().post(path, body);
        at.expect(again.status() == 200, "200 for the same POST again", again.brief());
        at.expect(
                again.body().equals(first.body()),
                "the same bytes for the same POST again",
                "another body: " + again.json());
        Octets signature = Octets.ofHex(body.path("signature").asString(""));
        return new Posted(at, subject, signature, bytes, sent, answered);
    }
}
