package org.causality.privacy.adapter;

import io.swagger.v3.oas.annotations.Operation;
import org.causality.backbone.problem.ProblemAnswer;
import org.causality.backbone.problem.TraceId;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.json.OrderReceiptJson;
import org.causality.model.key.PublicKey;
import org.causality.model.privacy.OrderReceipt;
import org.causality.model.privacy.SealId;
import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.PrivacyReason;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Proofs of places, and what operators said of their batches. */
@RestController
class ReceiptController {
    private final PostgresLedger ledger;

    ReceiptController(PostgresLedger ledger) {
        this.ledger = ledger;
    }

    @GetMapping({"/v1/orders/{id}/receipt", "/internal/v1/receipts/{id}"})
    @Operation(summary = "The OrderReceipt of an order, a cancellation or a sealed order; 409 while its batch is open")
    ResponseEntity<Object> receipt(@PathVariable String id, ServerHttpRequest request) {
        Bytes32 subject = Bytes32.parseHex(id);
        SealId seal = ledger.sealOf(subject);
        PostgresLedger.Place place = ledger.placeOf(seal == null ? subject : seal.value());
        if (place == null) {
            return ProblemAnswer.of(EdgeReason.NOT_FOUND, "no place of " + id, TraceId.of(request));
        }
        OrderReceipt receipt = ledger.receipt(place);
        return receipt == null
                ? ProblemAnswer.of(PrivacyReason.BATCH_OPEN, "batch " + place.batch(), TraceId.of(request))
                : ResponseEntity.ok(OrderReceiptJson.of(receipt));
    }

    @GetMapping("/v1/batches/{operator}/{number}")
    @Operation(summary = "What an operator signed of one of its batches; more than one root is evidence against it")
    ResponseEntity<Object> batch(
            @PathVariable String operator, @PathVariable String number, ServerHttpRequest request) {
        PublicKey key = PublicKey.parseHex(operator);
        long wanted = Decimals.parseUnsignedLong(number);
        PrivacyJsons.BatchJson json =
                PrivacyJsons.BatchJson.of(ledger.roots(key, wanted), ledger.isAccused(key, wanted));
        return json.roots().isEmpty()
                ? ProblemAnswer.of(EdgeReason.NOT_FOUND, "batch " + number, TraceId.of(request))
                : ResponseEntity.ok(json);
    }
}
