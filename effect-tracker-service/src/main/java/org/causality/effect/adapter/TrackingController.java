package org.causality.effect.adapter;

import io.swagger.v3.oas.annotations.Operation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.causality.backbone.problem.ProblemAnswer;
import org.causality.backbone.problem.TraceId;
import org.causality.effect.adapter.WishJsons.JourneyWishJson;
import org.causality.effect.adapter.WishJsons.RegisterJson;
import org.causality.effect.adapter.WishJsons.StatusJson;
import org.causality.effect.book.Answer;
import org.causality.effect.book.Input;
import org.causality.model.chain.EffectId;
import org.causality.model.effect.EffectStatus;
import org.causality.model.message.Stamp;
import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.LifecycleReason;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Effects to be tracked; for the services of this node, not for wallets. */
@RestController
@RequestMapping("/internal/v1")
class TrackingController {

    private static final long WAIT_MILLIS_MAX = 10_000;

    private final TrackerWriter writer;

    TrackingController(TrackerWriter writer) {
        this.writer = writer;
    }

    @PostMapping("/effects")
    @Operation(summary = "Tracks an effect, or a further attempt at one: 201 the first time, 200 for every repeat")
    ResponseEntity<Object> register(@RequestBody RegisterJson wish, ServerHttpRequest request) {
        return answer(ask(wish.toInput(), wish.stamp()), request);
    }

    @PostMapping("/effects/{id}/status")
    @Operation(summary = "Names the fact that shows an effect (202 until the own client has proven it), or its end")
    ResponseEntity<Object> status(@PathVariable String id, @RequestBody StatusJson wish, ServerHttpRequest request) {
        Input input = wish.toInput(EffectId.parseHex(id));
        if (input == null) {
            return ProblemAnswer.of(
                    LifecycleReason.WRONG_CAUSE, wish.to() + " follows from facts alone", TraceId.of(request));
        }
        Answer answer = ask(input, wish.stamp());
        return answer instanceof Answer.Tracked(var effect, var _) && isBehind(effect.status(), wish.to())
                ? ResponseEntity.status(HttpStatus.ACCEPTED).body(EffectJsons.EffectJson.of(effect))
                : answer(answer, request);
    }

    @PostMapping("/journeys")
    @Operation(summary = "Tracks an effect on its way to another chain: 201 the first time, 200 for every repeat")
    ResponseEntity<Object> travel(@RequestBody JourneyWishJson wish, ServerHttpRequest request) {
        return answer(ask(wish.toInput(), wish.stamp()), request);
    }

    /** Whether the effect has not come to where the caller says it is. */
    private static boolean isBehind(EffectStatus now, String said) {
        return now != EffectStatus.FINALIZED
                && !now.name().equals(said)
                && !(now == EffectStatus.PROVEN && said.equals(EffectStatus.OBSERVED.name()));
    }

    private Answer ask(Input input, Stamp cause) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        writer.submit(new Work.Asked(input, cause, answer));
        try {
            return answer.get(WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new Answer.Refused(EdgeReason.NOT_READY, "the store takes too long; ask again");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ResponseEntity<Object> answer(Answer answer, ServerHttpRequest request) {
        return switch (answer) {
            case Answer.Tracked(var effect, boolean created) -> body(created, EffectJsons.EffectJson.of(effect));
            case Answer.Travelling(var journey, var _, boolean created) ->
                body(created, EffectJsons.JourneyJson.of(journey));
            case Answer.Refused(var reason, String detail) -> ProblemAnswer.of(reason, detail, TraceId.of(request));
            case Answer.Taken(), Answer.Repeated() -> ResponseEntity.ok().build();
        };
    }

    private static ResponseEntity<Object> body(boolean created, Object json) {
        return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .body(json);
    }
}
