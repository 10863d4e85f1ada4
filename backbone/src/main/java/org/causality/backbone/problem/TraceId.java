package org.causality.backbone.problem;

import java.util.UUID;
import org.causality.model.problem.TraceParent;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The trace a request belongs to: the caller's, or a new one. */
public final class TraceId {
    private TraceId() {}

    public static String of(ServerHttpRequest request) {
        return TraceParent.traceId(request.getHeaders().getFirst(TraceParent.HEADER), UUID.randomUUID());
    }
}
