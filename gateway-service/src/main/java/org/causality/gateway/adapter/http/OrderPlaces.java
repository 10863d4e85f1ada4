package org.causality.gateway.adapter.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.gateway.budget.Places;
import org.causality.model.problem.Problem;
import org.causality.model.reason.EdgeReason;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * How many orders and cancellations are under way at a time. One too many is told when to come again before a byte of it is
 * read: on a machine that cannot keep up, a refusal must cost next to nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OrderPlaces implements WebFilter {

    private static final String ORDERS = "/v1/orders";

    private final Places places;
    private final Clock clock;
    private final RefusedCalls refused;

    OrderPlaces(GatewaySettings settings, Clock clock, RefusedCalls refused, MeterRegistry metrics) {
        this.places = new Places(settings.requests().ordersMax());
        this.clock = clock;
        this.refused = refused;
        QueueMeter.show(metrics, "orders", places, Places::taken, places.max());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!isPosted(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        if (!places.take()) {
            return refuse(exchange);
        }
        long startMillis = clock.millis();
        return chain.filter(exchange).doFinally(_ -> places.release(clock.millis() - startMillis));
    }

    private static boolean isPosted(ServerHttpRequest request) {
        return HttpMethod.POST.equals(request.getMethod())
                && request.getPath().value().startsWith(ORDERS);
    }

    private Mono<Void> refuse(ServerWebExchange exchange) {
        refused.count(EdgeReason.OVERLOADED.code());
        String detail = places.max() + " orders are under way";
        return ProblemAnswers.write(
                exchange, Problem.of(EdgeReason.OVERLOADED, detail, places.retryAfterMillis(), Trace.idOf(exchange)));
    }
}
