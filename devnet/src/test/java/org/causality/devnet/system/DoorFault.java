package org.causality.devnet.system;

import java.nio.charset.StandardCharsets;
import org.causality.devnet.node.Adjustment;
import org.causality.model.codec.Bytes;
import org.causality.model.order.AdmissionReceipt;
import org.causality.model.order.SignedUserOrder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Stands in for a mempool's door: when on, it admits orders its own way. */
abstract class DoorFault implements WebFilter {

    private static final String ORDERS = "/internal/v1/orders";

    private volatile boolean on;

    void on(boolean now) {
        on = now;
    }

    Adjustment adjustment() {
        return Adjustment.bean(WebFilter.class, this);
    }

    /** What becomes of the order; may block. */
    abstract AdmissionReceipt admit(SignedUserOrder order);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean concerned = on
                && HttpMethod.POST.equals(exchange.getRequest().getMethod())
                && exchange.getRequest().getPath().value().equals(ORDERS);
        return concerned ? answered(exchange) : chain.filter(exchange);
    }

    private Mono<Void> answered(ServerWebExchange exchange) {
        Mono<DataBuffer> answer = DataBufferUtils.join(exchange.getRequest().getBody())
                .map(DoorFault::read)
                .publishOn(Schedulers.boundedElastic())
                .map(order -> exchange.getResponse().bufferFactory().wrap(json(admit(order))));
        exchange.getResponse().setStatusCode(HttpStatus.CREATED);
        exchange.getResponse().getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return exchange.getResponse().writeWith(answer);
    }

    private static SignedUserOrder read(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return SignedUserOrder.decode(Bytes.wrap(bytes)).orThrow();
    }

    private static byte[] json(AdmissionReceipt receipt) {
        return """
                {"orderId": "%s", "operator": "%s", "admissionNumber": "%s", "batchDeadline": null, "receipt": "%s"}""".formatted(
                        receipt.subject().hex(),
                        receipt.certificate().operator().hex(),
                        Long.toUnsignedString(receipt.admissionNumber()),
                        receipt.encode().hex())
                .getBytes(StandardCharsets.UTF_8);
    }
}
