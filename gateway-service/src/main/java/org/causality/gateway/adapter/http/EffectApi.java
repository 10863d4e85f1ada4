package org.causality.gateway.adapter.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Effects, how they came to stand as they do, and what they rest on; the effect tracker answers. */
@RestController
@Tag(name = "Effects")
class EffectApi {

    private final Neighbour effectTracker;
    private final Answers answers;

    EffectApi(Neighbour effectTracker, Answers answers) {
        this.effectTracker = effectTracker;
        this.answers = answers;
    }

    @Operation(summary = "One effect with its proof, journeys, direct causes and dependents")
    @ApiResponse(responseCode = "200", description = "The effect")
    @ApiResponse(responseCode = "404", description = "Not known here")
    @GetMapping("/v1/effects/{id}")
    ResponseEntity<byte[]> effect(@PathVariable String id, ServerWebExchange exchange) {
        return passOn(id, "", exchange);
    }

    @Operation(summary = "Every change of an effect and of its journeys, newest last")
    @ApiResponse(responseCode = "200", description = "The changes")
    @ApiResponse(responseCode = "404", description = "Not known here")
    @GetMapping("/v1/effects/{id}/history")
    ResponseEntity<byte[]> history(@PathVariable String id, ServerWebExchange exchange) {
        return passOn(id, "/history", exchange);
    }

    @Operation(summary = "Everything an effect rests on: facts, orders, computations, proofs, transactions, effects")
    @ApiResponse(responseCode = "200", description = "The causes")
    @ApiResponse(responseCode = "404", description = "Not known here")
    @GetMapping("/v1/effects/{id}/causes")
    ResponseEntity<byte[]> causes(@PathVariable String id, ServerWebExchange exchange) {
        return passOn(id, "/causes", exchange);
    }

    private ResponseEntity<byte[]> passOn(String id, String below, ServerWebExchange exchange) {
        Query.known(exchange, Set.of());
        return answers.passOn(
                effectTracker.getOrRefuse("/v1/effects/" + Query.id("id", id) + below, Trace.idOf(exchange)));
    }
}
