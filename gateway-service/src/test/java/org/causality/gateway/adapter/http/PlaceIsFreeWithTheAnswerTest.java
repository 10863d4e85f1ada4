package org.causality.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.causality.gateway.GatewaySettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

/** A wallet that reads its answer may post the next order at once, also where there is one place. */
class PlaceIsFreeWithTheAnswerTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final OrderPlaces places =
            new OrderPlaces(settings(), Clock.systemUTC(), new RefusedCalls(metrics), metrics);

    @Test
    void theAnswerGoesOutWhenThePlaceIsFreeAndItIsFreedOnce() {
        AtomicReference<Double> before = new AtomicReference<>();
        AtomicReference<Double> withTheAnswer = new AtomicReference<>();

        post(exchange -> {
                    before.set(taken());
                    return exchange.getResponse()
                            .setComplete()
                            .then(Mono.fromRunnable(() -> withTheAnswer.set(taken())));
                })
                .block();

        assertThat(before).hasValue(1.0);
        assertThat(withTheAnswer).hasValue(0.0);
        assertThat(taken()).isZero();
    }

    @Test
    void aCallThatEndsWithoutAnAnswerFreesItsPlace() {
        post(_ -> Mono.never()).subscribe().dispose();
        assertThat(taken()).isZero();

        post(_ -> Mono.error(new IllegalStateException("the test ends it")))
                .onErrorComplete()
                .block();
        assertThat(taken()).isZero();
    }

    private Mono<Void> post(Function<MockServerWebExchange, Mono<Void>> answer) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/v1/orders"));
        return places.filter(exchange, _ -> answer.apply(exchange));
    }

    private double taken() {
        return metrics.get("causality.gateway.queue")
                .tag("queue", "orders")
                .gauge()
                .value();
    }

    private static GatewaySettings settings() {
        Map<String, String> needed = Map.of(
                "causality.operator", "op1",
                "causality.network-file", "network.json",
                "causality.keys-dir", "keys",
                "causality.propagation-url", "http://127.0.0.1:1",
                "causality.mempool-url", "http://127.0.0.1:1");
        return new Binder(new MapConfigurationPropertySource(needed))
                .bind("causality", GatewaySettings.class)
                .get();
    }
}
