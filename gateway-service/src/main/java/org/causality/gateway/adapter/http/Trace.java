package org.causality.gateway.adapter.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.server.ServerWebExchange;

/** The trace a request belongs to: the caller's, by W3C {@code traceparent}, or a fresh one. */
final class Trace {

    static final String HEADER = "traceparent";

    private static final String ATTRIBUTE = "causality.trace";
    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private Trace() {}

    static String idOf(ServerWebExchange exchange) {
        return (String) exchange.getAttributes().computeIfAbsent(ATTRIBUTE, _ -> read(exchange));
    }

    /** The header for a call made on behalf of the trace. */
    static String parent(String traceId) {
        return "00-" + traceId + "-" + hex(ThreadLocalRandom.current().nextLong()) + "-01";
    }

    private static String read(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst(HEADER);
        Matcher given = FORM.matcher(header == null ? "" : header);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return given.matches() ? given.group(1) : hex(random.nextLong()) + hex(random.nextLong());
    }

    private static String hex(long value) {
        return HexFormat.of().toHexDigits(value);
    }
}
