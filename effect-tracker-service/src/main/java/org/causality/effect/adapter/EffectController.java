package org.causality.effect.adapter;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.function.Function;
import org.causality.backbone.problem.ProblemAnswer;
import org.causality.backbone.problem.TraceId;
import org.causality.effect.evolution.Effect;
import org.causality.model.chain.EffectId;
import org.causality.model.codec.Decimals;
import org.causality.model.effect.EffectStatus;
import org.causality.model.network.ChainId;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Effects as they stand, how they came to stand so, and what they rest on. */
@RestController
@RequestMapping("/v1/effects")
class EffectController {

    private static final String LIMIT_DEFAULT = "64";

    private final EffectReader reader;
    private final Updates updates;

    EffectController(EffectReader reader, Updates updates) {
        this.reader = reader;
        this.updates = updates;
    }

    @GetMapping("/{id}")
    @Operation(summary = "One effect with its proof, journeys, direct causes and dependents")
    ResponseEntity<Object> effect(@PathVariable String id, ServerHttpRequest request) {
        return found(id, request, effect -> EffectJsons.StandingJson.of(effect, reader));
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "Every change of an effect and of its journeys, newest last")
    ResponseEntity<Object> history(@PathVariable String id, ServerHttpRequest request) {
        return found(id, request, effect -> EffectJsons.HistoryJson.of(effect, reader));
    }

    @GetMapping("/{id}/causes")
    @Operation(summary = "Everything an effect rests on: facts, orders, computations, proofs, transactions, effects")
    ResponseEntity<Object> causes(@PathVariable String id, ServerHttpRequest request) {
        return found(id, request, effect -> EffectJsons.CausesJson.of(effect, reader));
    }

    @GetMapping
    @Operation(summary = "Effects in the order of their registration here; go on with cursor = next")
    ResponseEntity<Object> effects(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String chain,
            @RequestParam(defaultValue = LIMIT_DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < 1 || limit > EffectReader.PAGE_MAX) {
            throw new IllegalArgumentException("limit is 1 to " + EffectReader.PAGE_MAX);
        }
        List<Effect> page = reader.list(
                status == null ? null : EffectStatus.valueOf(status),
                chain == null ? null : new ChainId(chain),
                cursor == null ? 0 : Decimals.parseUnsignedLong(cursor),
                limit);
        return ResponseEntity.ok(EffectJsons.ListJson.of(page, limit));
    }

    @GetMapping(path = "/updates", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Changes of some effects from now on; a slow reader gets one lagged event and the end")
    Flux<ServerSentEvent<Object>> updates(@RequestParam("effect") List<String> effects) {
        return updates.of(effects.stream().map(EffectId::parseHex).toList());
    }

    private ResponseEntity<Object> found(String id, ServerHttpRequest request, Function<Effect, Object> json) {
        Effect effect = reader.find(EffectId.parseHex(id));
        return effect == null
                ? ProblemAnswer.of(EdgeReason.NOT_FOUND, "effect " + id, TraceId.of(request))
                : ResponseEntity.ok(json.apply(effect));
    }
}
