package org.causality.gateway.adapter.http;

import java.util.Objects;
import org.causality.model.problem.Problem;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Turns whatever ends a request badly into a problem document; ahead of Spring's own error page. */
@Component
@Order(-2)
class ProblemAnswers implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RefusedCalls refused;

    ProblemAnswers(RefusedCalls refused) {
        this.refused = refused;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        Problem problem = problem(exchange, failure);
        refused.count(problem.code());
        return write(exchange, problem);
    }

    static Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        response.getHeaders().setContentType(MediaType.parseMediaType(Problem.MEDIA_TYPE));
        String retryAfter = problem.retryAfterSeconds();
        if (retryAfter != null) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        byte[] body = JSON.writeValueAsBytes(problem);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static Problem problem(ServerWebExchange exchange, Throwable failure) {
        String trace = Trace.idOf(exchange);
        return switch (failure) {
            case Refusal refusal -> Problem.of(refusal.reason(), refusal.detail(), trace);
            case DataBufferLimitException _ -> Problem.of(EdgeReason.OVERSIZED, "the body is too long", trace);
            case ResponseStatusException status -> ofStatus(status, trace);
            default -> internal(exchange, failure, trace);
        };
    }

    /** What the framework refused before we saw it. */
    private static Problem ofStatus(ResponseStatusException failure, String trace) {
        int status = failure.getStatusCode().value();
        Reason reason = switch (status) {
            case 404 -> EdgeReason.NOT_FOUND;
            case 413 -> EdgeReason.OVERSIZED;
            case 503 -> EdgeReason.NOT_READY;
            default -> status < 500 ? AdmissionReason.SHAPE : EdgeReason.INTERNAL;
        };
        String detail = Objects.requireNonNullElse(failure.getReason(), reason.explanation());
        return Problem.of(reason, status, detail, null, trace);
    }

    private static Problem internal(ServerWebExchange exchange, Throwable failure, String trace) {
        LOG.error(
                "{} {} failed, trace {}",
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath(),
                trace,
                failure);
        return Problem.of(EdgeReason.INTERNAL, "the node made a mistake", trace);
    }
}
