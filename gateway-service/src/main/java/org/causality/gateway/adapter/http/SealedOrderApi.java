package org.causality.gateway.adapter.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.causality.gateway.order.OrderForm;
import org.causality.gateway.order.SealForm;
import org.causality.model.privacy.SealId;
import org.causality.model.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Orders that stay hidden until their epoch; the privacy service decides. The body of a reveal is handed on and forgotten: it
 * may be refused as too early, and then nobody else may have read it, neither in a log nor in a store.
 */
@RestController
@Tag(name = "Private orders")
class SealedOrderApi {

    private static final String INTERNAL = "/internal/v1/";

    private final Neighbour privacy;
    private final Answers answers;
    private final SealForm form;

    SealedOrderApi(Neighbour privacy, Answers answers, SealForm form) {
        this.privacy = privacy;
        this.answers = answers;
        this.form = form;
    }

    @Operation(
            summary = "Admits a sealed order",
            description = "The wallet commits to its order, salt included, and shows nothing else of it. 201 the first "
                    + "time, 200 for every repeat, always the same body. A wallet may always retry.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SealForm.SealPost.class),
                                            examples = @ExampleObject(SealExamples.SEAL))))
    @ApiResponse(
            responseCode = "201",
            description = "Admitted",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(SealExamples.ADMITTED)))
    @ApiResponse(
            responseCode = "200",
            description = "Was admitted before",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(SealExamples.ADMITTED)))
    @ApiResponse(
            responseCode = "422",
            description = "SIGNATURE, REVEAL_EPOCH_REFUSED; other refusals: 400, 409, 429, 503")
    @PostMapping("/v1/sealed-orders")
    ResponseEntity<byte[]> seal(@RequestBody(required = false) byte @Nullable [] body, ServerWebExchange exchange) {
        Query.known(exchange, Set.of());
        byte[] canonical = Posted.good(form.seal(Posted.orEmpty(body))).encode().toArray();
        return answers.passOn(privacy.postOrRefuse(INTERNAL + "sealed-orders", canonical, Trace.idOf(exchange)));
    }

    @Operation(
            summary = "Reveals the order inside a sealed order, from its epoch on",
            description = "The body is that of POST /v1/orders. This operator reads the order, also when it refuses it "
                    + "as too early; it is then neither kept nor published nor logged. From 202 on everybody can read "
                    + "it. A repeat is 202 too.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = OrderForm.OrderPost.class),
                                            examples = @ExampleObject(ApiExamples.ORDER))))
    @ApiResponse(
            responseCode = "202",
            description = "Taken; the order is published next",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(SealExamples.REVEALING)))
    @ApiResponse(
            responseCode = "409",
            description = "REVEAL_TOO_EARLY, REVEAL_TOO_LATE, SEAL_UNKNOWN; other refusals: 400, 413, 422, 429, 503",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(SealExamples.TOO_EARLY)))
    @PostMapping("/v1/sealed-orders/{sealId}/reveal")
    ResponseEntity<byte[]> reveal(
            @PathVariable String sealId,
            @RequestBody(required = false) byte @Nullable [] body,
            ServerWebExchange exchange) {
        Query.known(exchange, Set.of());
        SealId seal = SealId.parseHex(Query.id("sealId", sealId));
        byte[] canonical =
                Posted.good(form.reveal(seal, Posted.orEmpty(body))).encode().toArray();
        return answers.passOn(privacy.postOrRefuse(INTERNAL + "reveals", canonical, Trace.idOf(exchange)));
    }

    @Operation(summary = "What a sealed order shows, and where it stands; its order's id once it is revealed")
    @ApiResponse(
            responseCode = "200",
            description = "The sealed order",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(SealExamples.STANDING)))
    @ApiResponse(responseCode = "404", description = "Not known here")
    @GetMapping("/v1/sealed-orders/{sealId}")
    ResponseEntity<byte[]> sealed(@PathVariable String sealId, ServerWebExchange exchange) {
        Query.known(exchange, Set.of());
        String path = INTERNAL + "sealed-orders/" + Query.id("sealId", sealId);
        return answers.passOn(privacy.getOrRefuse(path, Trace.idOf(exchange)));
    }
}
