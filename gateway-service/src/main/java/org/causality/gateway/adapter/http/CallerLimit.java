package org.causality.gateway.adapter.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Arrays;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.budget.Buckets;
import org.causality.gateway.budget.Rate;
import org.causality.model.codec.Bytes;
import org.causality.model.problem.Problem;
import org.causality.model.reason.EdgeReason;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Before anything is read of a call to the API: its size as announced, and how often its address called. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CallerLimit implements WebFilter {

    /** Whoever holds one IPv6 address holds its /64. */
    private static final int NETWORK_BYTES_V6 = 8;

    private static final String API = "/v1/";

    private final Buckets<Bytes> callers;
    private final int bodyBytesMax;
    private final Clock clock;
    private final RefusedCalls refused;

    CallerLimit(GatewaySettings settings, Clock clock, RefusedCalls refused) {
        GatewaySettings.Requests requests = settings.requests();
        this.callers = new Buckets<>(new Rate(requests.perSecond(), requests.burst()), requests.addressesMax());
        this.bodyBytesMax = settings.bodyBytesMax();
        this.clock = clock;
        this.refused = refused;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getPath().value().startsWith(API)) {
            return chain.filter(exchange);
        }
        exchange.getResponse().getHeaders().set("Trace-Id", Trace.idOf(exchange));
        if (exchange.getRequest().getHeaders().getContentLength() > bodyBytesMax) {
            return refuse(exchange, EdgeReason.OVERSIZED, "at most " + bodyBytesMax + " bytes are taken", null);
        }
        Bytes caller = caller(exchange.getRequest().getRemoteAddress());
        long now = clock.millis();
        if (!callers.take(caller, 1, now)) {
            long waitMillis = Math.max(1, callers.millisUntil(caller, 1, now));
            return refuse(exchange, EdgeReason.RATE_LIMITED, "this address calls too often", waitMillis);
        }
        return chain.filter(exchange);
    }

    private Mono<Void> refuse(
            ServerWebExchange exchange,
            EdgeReason reason,
            String detail,
            @org.jspecify.annotations.Nullable Long retryAfterMillis) {
        refused.count(reason.code());
        Problem problem = Problem.of(reason, detail, retryAfterMillis, Trace.idOf(exchange));
        return ProblemAnswers.write(exchange, problem);
    }

    private static Bytes caller(@org.jspecify.annotations.Nullable InetSocketAddress remote) {
        InetAddress address = remote == null ? null : remote.getAddress();
        if (address == null) {
            return Bytes.EMPTY;
        }
        byte[] bytes = address.getAddress();
        return Bytes.wrap(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, NETWORK_BYTES_V6));
    }
}
