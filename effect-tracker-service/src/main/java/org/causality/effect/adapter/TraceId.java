package org.causality.effect.adapter;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The trace a request belongs to: the caller's, from {@code traceparent} (W3C), or a new one. */
final class TraceId {
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceId() {}

    static String of(ServerHttpRequest request) {
        String parent = request.getHeaders().getFirst("traceparent");
        Matcher given = TRACEPARENT.matcher(parent == null ? "" : parent);
        return given.matches() ? given.group(1) : UUID.randomUUID().toString().replace("-", "");
    }
}
