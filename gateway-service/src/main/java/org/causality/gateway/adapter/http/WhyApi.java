package org.causality.gateway.adapter.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.causality.gateway.order.OrderSentence;
import org.causality.model.network.Genesis;
import org.causality.model.network.Operator;
import org.causality.model.order.OrderStatus;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Why an order is where it is: the mempool's history, the orchestrator's word and the effect tracker's, with one sentence for
 * people. Without a mempool there is no answer; what the others cannot say is left out, and a note says so.
 */
@RestController
@Tag(name = "Orders")
class WhyApi {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    /**
     * The answer.
     *
     * @param reason of the last change; null before the first
     * @param computation the orchestrator's standing
     * @param effect the effect tracker's view of the purchase
     * @param history the mempool's
     * @param notes what is left out, and why
     */
    private record WhyJson(
            String orderId,
            String status,
            @Nullable String reason,
            @Nullable String explanation,
            @Nullable String remedy,
            @Nullable String since,
            String sentence,
            @Nullable JsonNode computation,
            @Nullable JsonNode effect,
            JsonNode history,
            List<String> notes) {}

    private final Neighbour mempool;
    private final Neighbour orchestrator;
    private final Neighbour effectTracker;
    private final Patience patience;
    private final Answers answers;
    private final Genesis genesis;

    WhyApi(
            Neighbour mempool,
            Neighbour orchestrator,
            Neighbour effectTracker,
            Patience patience,
            Answers answers,
            Genesis genesis) {
        this.mempool = mempool;
        this.orchestrator = orchestrator;
        this.effectTracker = effectTracker;
        this.patience = patience;
        this.answers = answers;
        this.genesis = genesis;
    }

    @Operation(
            summary = "Why an order is where it is, and what it waits for",
            description = "One sentence, with all it rests on: the order's history, the computation, the effect on the "
                    + "chain. What a service cannot say now is null, and a note says so.")
    @ApiResponse(
            responseCode = "200",
            description = "The answer",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(ApiExamples.WHY)))
    @ApiResponse(responseCode = "404", description = "Not known here")
    @GetMapping("/v1/orders/{id}/why")
    ResponseEntity<byte[]> why(@PathVariable String id, ServerWebExchange exchange) {
        Query.known(exchange, Set.of());
        String order = "/orders/" + Query.id("id", id);
        String trace = Trace.idOf(exchange);
        Neighbour.Answer told = mempool.getOrRefuse("/v1" + order, trace);
        if (told.status() != OK) {
            return answers.passOn(told);
        }
        List<String> notes = new ArrayList<>();
        JsonNode computation = part(orchestrator, "/internal/v1" + order + "/standing", trace, notes);
        JsonNode effect = effect(computation, trace, notes);
        byte[] body = JSON.writeValueAsBytes(answer(read(told), computation, effect, notes));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private WhyJson answer(
            JsonNode order, @Nullable JsonNode computation, @Nullable JsonNode effect, List<String> notes) {
        OrderStatus status = OrderStatus.valueOf(order.path("status").asString());
        JsonNode history = order.path("history");
        JsonNode last = history.isEmpty() ? MissingNode.getInstance() : history.get(history.size() - 1);
        String code = text(last.path("reason"));
        Reason reason = code == null ? null : Reason.ofCode(code);
        return new WhyJson(
                order.path("orderId").asString(),
                status.name(),
                code,
                reason == null ? null : reason.explanation(),
                reason == null ? null : reason.remedy(),
                text(last.path("at")),
                OrderSentence.of(status, reason, computation, this::nameOf),
                computation,
                effect,
                history,
                notes);
    }

    private @Nullable JsonNode effect(@Nullable JsonNode computation, String trace, List<String> notes) {
        String effect =
                computation == null ? null : text(computation.path("purchase").path("effectId"));
        return effect == null ? null : part(effectTracker, "/v1/effects/" + Query.id("effectId", effect), trace, notes);
    }

    /** What a neighbour says; null with a note when it does not. */
    private @Nullable JsonNode part(Neighbour neighbour, String path, String trace, List<String> notes) {
        try {
            Neighbour.Answer answer = neighbour.get(path, trace, patience.part());
            if (answer.status() == OK) {
                return JSON.readTree(answer.body().unsafeArray());
            }
            notes.add(
                    answer.status() == NOT_FOUND
                            ? neighbour.name() + " has not heard of it"
                            : neighbour.name() + " answered " + answer.status());
        } catch (IOException e) {
            notes.add(neighbour.name() + " does not answer: " + e.getMessage());
        } catch (JacksonException _) {
            notes.add(neighbour.name() + " answered what cannot be read");
        }
        return null;
    }

    private static JsonNode read(Neighbour.Answer told) {
        try {
            return JSON.readTree(told.body().unsafeArray());
        } catch (JacksonException _) {
            throw new Refusal(EdgeReason.INTERNAL, "mempool-service answered what cannot be read");
        }
    }

    private String nameOf(String key) {
        return genesis.operators().operators().stream()
                .filter(operator -> operator.key().hex().equals(key))
                .map(Operator::name)
                .findAny()
                .orElse(key);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }
}
