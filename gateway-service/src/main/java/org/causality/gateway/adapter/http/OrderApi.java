package org.causality.gateway.adapter.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.causality.gateway.order.OrderForm;
import org.causality.model.problem.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** What wallets do: post, cancel, watch an order. Runs on virtual threads; the mempool decides. */
@RestController
@Tag(name = "Orders")
class OrderApi {

    private static final Set<String> LIST_PARAMETERS = Set.of("status", "owner", "after", "limit");

    private final Neighbour mempool;
    private final Answers answers;
    private final OrderForm form;

    OrderApi(Neighbour mempool, Answers answers, OrderForm form) {
        this.mempool = mempool;
        this.answers = answers;
        this.form = form;
    }

    @Operation(
            summary = "Admits a signed order",
            description =
                    "201 the first time, 200 for every repeat of the same order, always the same body. A wallet may "
                            + "always retry.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = OrderForm.OrderPost.class),
                                            examples = @ExampleObject(ApiExamples.ORDER))))
    @ApiResponse(
            responseCode = "201",
            description = "Admitted",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(ApiExamples.RECEIPT)))
    @ApiResponse(
            responseCode = "200",
            description = "Was admitted before",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(ApiExamples.RECEIPT)))
    @ApiResponse(
            responseCode = "422",
            description = "Signature or condition does not hold; other refusals: 400, 409, 413, 429, 503",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(ApiExamples.BAD_SIGNATURE)))
    @PostMapping("/v1/orders")
    ResponseEntity<byte[]> post(
            @RequestBody(required = false) byte @org.jspecify.annotations.Nullable [] body,
            ServerWebExchange exchange) {
        byte[] canonical =
                Posted.good(form.order(Posted.orEmpty(body))).encode().toArray();
        return answers.passOn(mempool.postOrRefuse("/internal/v1/orders", canonical, Trace.idOf(exchange)));
    }

    @Operation(
            summary = "Cancels an order",
            description = "Signed by the order's owner; uses no nonce. On an order this operator does not know: 409 "
                    + "ORDER_UNKNOWN, retryable.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = OrderForm.CancellationPost.class),
                                            examples = @ExampleObject(ApiExamples.CANCELLATION))))
    @ApiResponse(responseCode = "201", description = "Admitted")
    @ApiResponse(responseCode = "200", description = "Was admitted before")
    @PostMapping("/v1/orders/{id}/cancellation")
    ResponseEntity<byte[]> cancel(
            @PathVariable String id,
            @RequestBody(required = false) byte @org.jspecify.annotations.Nullable [] body,
            ServerWebExchange exchange) {
        byte[] canonical = Posted.good(form.cancellation(Query.id("id", id), Posted.orEmpty(body)))
                .encode()
                .toArray();
        return answers.passOn(mempool.postOrRefuse("/internal/v1/cancellations", canonical, Trace.idOf(exchange)));
    }

    @Operation(summary = "An order, its status and its history")
    @ApiResponse(responseCode = "200", description = "The order")
    @ApiResponse(responseCode = "404", description = "Not known here")
    @GetMapping("/v1/orders/{id}")
    ResponseEntity<byte[]> order(@PathVariable String id, ServerWebExchange exchange) {
        String path = "/v1/orders/" + Query.id("id", id);
        return answers.passOn(mempool.getOrRefuse(path, Trace.idOf(exchange)));
    }

    @Operation(
            summary = "Orders by status and owner, a page at a time",
            description = "Parameters: status, owner, after, limit.")
    @ApiResponse(responseCode = "200", description = "A page")
    @GetMapping("/v1/orders")
    ResponseEntity<byte[]> orders(ServerWebExchange exchange) {
        String path = "/v1/orders" + Query.known(exchange, LIST_PARAMETERS);
        return answers.passOn(mempool.getOrRefuse(path, Trace.idOf(exchange)));
    }
}
