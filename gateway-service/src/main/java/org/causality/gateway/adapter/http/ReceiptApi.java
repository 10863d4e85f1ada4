package org.causality.gateway.adapter.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.causality.model.problem.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Proofs of the order in which operators admitted; the privacy service answers. */
@RestController
@Tag(name = "Receipts")
class ReceiptApi {

    private final Neighbour privacy;
    private final Answers answers;

    ReceiptApi(Neighbour privacy, Answers answers) {
        this.privacy = privacy;
        this.answers = answers;
    }

    @Operation(
            summary = "The OrderReceipt of an order, a cancellation or a sealed order: its place and its Merkle path",
            description = "Checkable offline up to genesis. Of two receipts of one operator the lower place was first.")
    @ApiResponse(
            responseCode = "200",
            description = "The receipt",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(SealExamples.RECEIPT)))
    @ApiResponse(responseCode = "404", description = "This operator gave it no place")
    @ApiResponse(
            responseCode = "409",
            description = "Its batch is still open",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(SealExamples.BATCH_OPEN)))
    @GetMapping("/v1/orders/{id}/receipt")
    ResponseEntity<byte[]> receipt(@PathVariable String id, ServerWebExchange exchange) {
        return passOn("/v1/orders/" + Query.id("id", id) + "/receipt", exchange);
    }

    @Operation(summary = "What an operator signed of one of its batches; two roots of one incarnation are evidence")
    @ApiResponse(
            responseCode = "200",
            description = "Its roots, as they arrived here",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(SealExamples.BATCH)))
    @ApiResponse(responseCode = "404", description = "Not heard of here")
    @GetMapping("/v1/batches/{operator}/{number}")
    ResponseEntity<byte[]> batch(
            @PathVariable String operator, @PathVariable String number, ServerWebExchange exchange) {
        return passOn("/v1/batches/" + Query.id("operator", operator) + "/" + Query.number("number", number), exchange);
    }

    private ResponseEntity<byte[]> passOn(String path, ServerWebExchange exchange) {
        Query.known(exchange, Set.of());
        return answers.passOn(privacy.getOrRefuse(path, Trace.idOf(exchange)));
    }
}
