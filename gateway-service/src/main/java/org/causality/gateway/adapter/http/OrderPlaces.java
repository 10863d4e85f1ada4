package org.causality.gateway.adapter.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.gateway.budget.Places;
import org.causality.model.problem.Problem;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;
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
 * How many orders and cancellations are under way at a time, and how many sealed orders and reveals: other services take
 * them, and one that is late takes no place of the other's. One too many is told when to come again before a byte of it is
 * read: on a machine that cannot keep up, a refusal must cost next to nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OrderPlaces implements WebFilter {

    private static final String ORDERS = "/v1/orders";

    private static final String SEALED_ORDERS = "/v1/sealed-orders";

    private final Places orders;
    private final Places sealedOrders;
    private final Clock clock;
    private final RefusedCalls refused;

    OrderPlaces(GatewaySettings settings, Clock clock, RefusedCalls refused, MeterRegistry metrics) {
        this.orders = new Places(settings.requests().ordersMax());
        this.sealedOrders = new Places(settings.requests().sealedOrdersMax());
        this.clock = clock;
        this.refused = refused;
        QueueMeter.show(metrics, "orders", orders, Places::taken, orders.max());
        QueueMeter.show(metrics, "sealed-orders", sealedOrders, Places::taken, sealedOrders.max());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Places places = placesFor(exchange.getRequest());
        if (places == null) {
            return chain.filter(exchange);
        }
        if (!places.take()) {
            return refuse(exchange, places);
        }
        Runnable free = freeOnce(places);
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(free));
        return chain.filter(exchange).doFinally(_ -> free.run());
    }

    /** Whoever reads an answer finds its place free; a call that ends without one frees it at its end. */
    private Runnable freeOnce(Places places) {
        long startMillis = clock.millis();
        AtomicBoolean freed = new AtomicBoolean();
        return () -> {
            if (freed.compareAndSet(false, true)) {
                places.release(clock.millis() - startMillis);
            }
        };
    }

    private @Nullable Places placesFor(ServerHttpRequest request) {
        if (!HttpMethod.POST.equals(request.getMethod())) {
            return null;
        }
        String path = request.getPath().value();
        return path.startsWith(ORDERS) ? orders : path.startsWith(SEALED_ORDERS) ? sealedOrders : null;
    }

    private Mono<Void> refuse(ServerWebExchange exchange, Places places) {
        refused.count(EdgeReason.OVERLOADED.code());
        String detail = places.max() + " of these are under way";
        return ProblemAnswers.write(
                exchange, Problem.of(EdgeReason.OVERLOADED, detail, places.retryAfterMillis(), Trace.idOf(exchange)));
    }
}
