package org.causality.mempool.adapter;

import io.swagger.v3.oas.annotations.Operation;
import java.util.function.Function;
import org.causality.backbone.problem.ProblemAnswer;
import org.causality.backbone.problem.TraceId;
import org.causality.mempool.admission.AdmissionOutcome;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door's HTTP: canonical bytes in, the JSON of docs/api.md out. For the gateway, not for wallets. */
@RestController
@RequestMapping(path = "/internal/v1", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
class AdmissionController {
    private final Door door;

    AdmissionController(Door door) {
        this.door = door;
    }

    @PostMapping("/orders")
    @Operation(summary = "Admits a signed order: 201 the first time, 200 with the same body for every repeat")
    ResponseEntity<Object> postOrder(@RequestBody byte[] body, ServerHttpRequest request) {
        if (body.length > SignedUserOrder.SIZE_MAX) {
            return oversized(SignedUserOrder.SIZE_MAX, request);
        }
        return switch (SignedUserOrder.decode(Bytes.wrap(body))) {
            case Decoded.Malformed<SignedUserOrder>(String detail) -> malformed(detail, request);
            case Decoded.Ok<SignedUserOrder>(SignedUserOrder order) ->
                answer(door.admit(order), OrderJsons.AdmissionJson::of, request);
        };
    }

    @PostMapping("/cancellations")
    @Operation(summary = "Admits a signed cancellation of an order that is known here")
    ResponseEntity<Object> postCancellation(@RequestBody byte[] body, ServerHttpRequest request) {
        if (body.length > SignedCancellation.SIZE_MAX) {
            return oversized(SignedCancellation.SIZE_MAX, request);
        }
        return switch (SignedCancellation.decode(Bytes.wrap(body))) {
            case Decoded.Malformed<SignedCancellation>(String detail) -> malformed(detail, request);
            case Decoded.Ok<SignedCancellation>(SignedCancellation cancellation) ->
                answer(
                        door.admit(cancellation),
                        receipt -> OrderJsons.CancellationJson.of(cancellation, receipt),
                        request);
        };
    }

    private static ResponseEntity<Object> answer(
            AdmissionOutcome outcome, Function<Bytes, Object> json, ServerHttpRequest request) {
        return switch (outcome) {
            case AdmissionOutcome.Admitted(var _, Bytes receipt) ->
                ResponseEntity.status(HttpStatus.CREATED).body(json.apply(receipt));
            case AdmissionOutcome.Repeated(Bytes receipt) -> ResponseEntity.ok(json.apply(receipt));
            case AdmissionOutcome.Refused(var reason, var detail) ->
                ProblemAnswer.of(reason, detail, TraceId.of(request));
        };
    }

    private static ResponseEntity<Object> malformed(String detail, ServerHttpRequest request) {
        return ProblemAnswer.of(AdmissionReason.SHAPE, detail, TraceId.of(request));
    }

    private static ResponseEntity<Object> oversized(int bytesMax, ServerHttpRequest request) {
        return ProblemAnswer.of(EdgeReason.OVERSIZED, "at most " + bytesMax + " bytes", TraceId.of(request));
    }
}
