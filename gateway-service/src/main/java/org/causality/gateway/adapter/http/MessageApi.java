package org.causality.gateway.adapter.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.causality.gateway.interest.WithheldBodies;
import org.causality.model.message.MessageId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The messages of the network in causal order; the causal core's own service answers. */
@RestController
@Tag(name = "Messages")
class MessageApi {

    private static final Set<String> LIST_PARAMETERS = Set.of("after", "limit", "type", "dependsOn");
    private static final Set<String> ONE_PARAMETERS = Set.of("form");

    private final Neighbour propagation;
    private final Answers answers;
    private final WithheldBodies withheld;
    private final Clock clock;

    MessageApi(Neighbour propagation, Answers answers, WithheldBodies withheld, Clock clock) {
        this.propagation = propagation;
        this.answers = answers;
        this.withheld = withheld;
        this.clock = clock;
    }

    @Operation(
            summary = "Messages by (Lamport time, id), or those that depend on one",
            description = "Parameters: after=<lamport>.<id>, limit, type; or dependsOn=<id>. Complete up to asOf.")
    @ApiResponse(responseCode = "200", description = "A page")
    @GetMapping("/v1/messages")
    ResponseEntity<byte[]> messages(ServerWebExchange exchange) {
        return passOn("/v1/messages" + Query.known(exchange, LIST_PARAMETERS), exchange);
    }

    @Operation(
            summary = "One message",
            description =
                    "form=envelope answers its bytes as they came. Where only its header is here, asking has its body fetched.")
    @ApiResponse(responseCode = "200", description = "The message")
    @ApiResponse(responseCode = "404", description = "Not known here")
    @GetMapping("/v1/messages/{id}")
    ResponseEntity<byte[]> message(@PathVariable String id, ServerWebExchange exchange) {
        withheld.need(List.of(MessageId.parseHex(Query.id("id", id))), "", clock.millis());
        return passOn("/v1/messages/" + Query.id("id", id) + Query.known(exchange, ONE_PARAMETERS), exchange);
    }

    @Operation(summary = "Whether one message happened before another", description = "By reachability, not by number.")
    @ApiResponse(responseCode = "200", description = "BEFORE, AFTER, CONCURRENT or UNKNOWN")
    @GetMapping("/v1/messages/{a}/happened-before/{b}")
    ResponseEntity<byte[]> happenedBefore(@PathVariable String a, @PathVariable String b, ServerWebExchange exchange) {
        return passOn("/v1/messages/" + Query.id("a", a) + "/happened-before/" + Query.id("b", b), exchange);
    }

    private ResponseEntity<byte[]> passOn(String path, ServerWebExchange exchange) {
        return answers.passOn(propagation.getOrRefuse(path, Trace.idOf(exchange)));
    }
}
