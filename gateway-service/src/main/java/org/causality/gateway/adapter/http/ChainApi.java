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

/** Chains and their facts as this node has proven them for itself; the crosschain service answers. */
@RestController
@Tag(name = "Chains")
class ChainApi {

    private final Neighbour crosschain;
    private final Answers answers;

    ChainApi(Neighbour crosschain, Answers answers) {
        this.crosschain = crosschain;
        this.answers = answers;
    }

    @Operation(summary = "All chains this node follows")
    @ApiResponse(responseCode = "200", description = "The chains")
    @GetMapping("/v1/chains")
    ResponseEntity<byte[]> chains(ServerWebExchange exchange) {
        return passOn("/v1/chains", exchange);
    }

    @Operation(summary = "One chain: latest, safe and finalized block, age, status and its reason")
    @ApiResponse(responseCode = "200", description = "The chain")
    @ApiResponse(responseCode = "404", description = "Not followed here")
    @GetMapping("/v1/chains/{chain}/state")
    ResponseEntity<byte[]> state(@PathVariable String chain, ServerWebExchange exchange) {
        return passOn("/v1/chains/" + Query.chain(chain) + "/state", exchange);
    }

    @Operation(
            summary = "One chain fact: the event with its proof, and what this node's own client says of it",
            description = "Only VALID facts may be relied on; NOT_YET waits for the own client, never a refusal.")
    @ApiResponse(responseCode = "200", description = "The fact")
    @ApiResponse(responseCode = "404", description = "Not known here")
    @GetMapping("/v1/events/{eventId}")
    ResponseEntity<byte[]> event(@PathVariable String eventId, ServerWebExchange exchange) {
        return passOn("/v1/events/" + Query.id("eventId", eventId), exchange);
    }

    private ResponseEntity<byte[]> passOn(String path, ServerWebExchange exchange) {
        Query.known(exchange, Set.of());
        return answers.passOn(crosschain.getOrRefuse(path, Trace.idOf(exchange)));
    }
}
