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

/**
 * Computations and lineages as this operator holds them; the orchestrator answers. To have something computed is the operator's
 * own call, at the orchestrator.
 */
@RestController
@Tag(name = "Computations")
class ComputationApi {

    private static final Set<String> LIST_PARAMETERS = Set.of("status", "limit");

    private final Neighbour orchestrator;
    private final Answers answers;

    ComputationApi(Neighbour orchestrator, Answers answers) {
        this.orchestrator = orchestrator;
        this.answers = answers;
    }

    @Operation(summary = "This operator's jobs, the latest change first", description = "Parameters: status, limit.")
    @ApiResponse(responseCode = "200", description = "The jobs")
    @GetMapping("/v1/computations")
    ResponseEntity<byte[]> computations(ServerWebExchange exchange) {
        return passOn("/internal/v1/jobs" + Query.known(exchange, LIST_PARAMETERS), exchange);
    }

    @Operation(summary = "One job of this operator: its intent, its status, its proof, its transaction")
    @ApiResponse(responseCode = "200", description = "The job")
    @ApiResponse(responseCode = "404", description = "Not known here")
    @GetMapping("/v1/computations/{jobId}")
    ResponseEntity<byte[]> computation(@PathVariable String jobId, ServerWebExchange exchange) {
        Query.known(exchange, Set.of());
        return passOn("/v1/computations/" + Query.id("jobId", jobId), exchange);
    }

    @Operation(summary = "The lineages this operator computes")
    @ApiResponse(responseCode = "200", description = "The lineages")
    @GetMapping("/v1/lineages")
    ResponseEntity<byte[]> lineages(ServerWebExchange exchange) {
        Query.known(exchange, Set.of());
        return passOn("/v1/lineages", exchange);
    }

    @Operation(summary = "One lineage: the branch that counts and what waits for its next slot")
    @ApiResponse(responseCode = "200", description = "The lineage")
    @ApiResponse(responseCode = "404", description = "Not known here")
    @GetMapping("/v1/lineages/{id}")
    ResponseEntity<byte[]> lineage(@PathVariable String id, ServerWebExchange exchange) {
        Query.known(exchange, Set.of());
        return passOn("/v1/lineages/" + Query.id("id", id), exchange);
    }

    private ResponseEntity<byte[]> passOn(String path, ServerWebExchange exchange) {
        return answers.passOn(orchestrator.getOrRefuse(path, Trace.idOf(exchange)));
    }
}
