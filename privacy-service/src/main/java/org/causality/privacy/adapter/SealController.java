package org.causality.privacy.adapter;

import io.swagger.v3.oas.annotations.Operation;
import org.causality.backbone.problem.ProblemAnswer;
import org.causality.backbone.problem.TraceId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.privacy.OrderReveal;
import org.causality.model.privacy.SealId;
import org.causality.model.privacy.SealedOrder;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;
import org.causality.privacy.desk.Answer;
import org.causality.privacy.seal.SealRecord;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sealed orders and reveals: canonical bytes in, JSON out. For the gateway, not for wallets. */
@RestController
@RequestMapping("/internal/v1")
class SealController {
    private final Door door;
    private final PostgresLedger ledger;

    SealController(Door door, PostgresLedger ledger) {
        this.door = door;
        this.ledger = ledger;
    }

    @PostMapping(path = "/sealed-orders", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            summary = "Admits a sealed order: 201 the first time, 200 with the same body for every repeat",
            description = "Commitment and salt are made by the wallet; this operator learns what the seal shows.")
    ResponseEntity<Object> seal(@RequestBody byte[] body, ServerHttpRequest request) {
        if (body.length > SealedOrder.SIZE_MAX) {
            return oversized(SealedOrder.SIZE_MAX, request);
        }
        return switch (SealedOrder.decode(Bytes.wrap(body))) {
            case Decoded.Malformed<SealedOrder>(String detail) -> malformed(detail, request);
            case Decoded.Ok<SealedOrder>(SealedOrder seal) -> answer(door.admit(seal), request);
        };
    }

    @PostMapping(path = "/reveals", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            summary = "Takes the order inside a seal from its epoch on: 202, also for repeats",
            description =
                    "Whoever receives this call reads the order, also when it is too early and refused; it is then"
                            + " neither kept nor published nor logged. From 202 on everybody can read it.")
    ResponseEntity<Object> reveal(@RequestBody byte[] body, ServerHttpRequest request) {
        if (body.length > OrderReveal.SIZE_MAX) {
            return oversized(OrderReveal.SIZE_MAX, request);
        }
        return switch (OrderReveal.decode(Bytes.wrap(body))) {
            case Decoded.Malformed<OrderReveal>(var _) -> malformed("the body is no canonical reveal", request);
            case Decoded.Ok<OrderReveal>(OrderReveal reveal) -> answer(door.reveal(reveal), request);
        };
    }

    @GetMapping("/sealed-orders/{id}")
    @Operation(summary = "A sealed order as it stands here")
    ResponseEntity<Object> sealed(@PathVariable String id, ServerHttpRequest request) {
        SealRecord known = ledger.seal(SealId.parseHex(id));
        return known == null
                ? ProblemAnswer.of(EdgeReason.NOT_FOUND, "sealed order " + id, TraceId.of(request))
                : ResponseEntity.ok(PrivacyJsons.SealJson.of(known));
    }

    private static ResponseEntity<Object> answer(Answer answer, ServerHttpRequest request) {
        return switch (answer) {
            case Answer.Sealed(SealRecord seal, boolean created) ->
                ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(PrivacyJsons.AdmittedJson.of(seal));
            case Answer.Revealing(SealRecord seal, var order, var _) ->
                ResponseEntity.accepted()
                        .body(new PrivacyJsons.RevealingJson(seal.id().hex(), order.hex()));
            case Answer.Refused(var reason, String detail, Long retryAfterMillis) ->
                retryAfterMillis == null
                        ? ProblemAnswer.of(reason, detail, TraceId.of(request))
                        : ProblemAnswer.after(reason, detail, retryAfterMillis, TraceId.of(request));
            case Answer.Taken(var _), Answer.Passed() -> ResponseEntity.ok().build();
        };
    }

    private static ResponseEntity<Object> malformed(String detail, ServerHttpRequest request) {
        return ProblemAnswer.of(AdmissionReason.SHAPE, detail, TraceId.of(request));
    }

    private static ResponseEntity<Object> oversized(int bytesMax, ServerHttpRequest request) {
        return ProblemAnswer.of(EdgeReason.OVERSIZED, "at most " + bytesMax + " bytes", TraceId.of(request));
    }
}
