package org.causality.gateway.adapter.http;

import java.util.UUID;
import org.causality.model.problem.TraceParent;
import org.springframework.web.server.ServerWebExchange;

/** The trace a request belongs to: the caller's, or a fresh one; asked for again, it is the same. */
final class Trace {

    private static final String ATTRIBUTE = "causality.trace";

    private Trace() {}

    static String idOf(ServerWebExchange exchange) {
        return (String) exchange.getAttributes().computeIfAbsent(ATTRIBUTE, _ -> read(exchange));
    }

    /** The header for a call made on behalf of the trace. */
    static String parent(String traceId) {
        return TraceParent.of(traceId, UUID.randomUUID());
    }

    private static String read(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst(TraceParent.HEADER);
        return TraceParent.traceId(header, UUID.randomUUID());
    }
}
