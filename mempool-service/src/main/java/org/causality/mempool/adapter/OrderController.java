package org.causality.mempool.adapter;

import io.swagger.v3.oas.annotations.Operation;
import org.causality.backbone.problem.ProblemAnswer;
import org.causality.backbone.problem.TraceId;
import org.causality.mempool.book.BookView;
import org.causality.mempool.book.OrderCriteria;
import org.causality.mempool.book.OrderRecord;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decimals;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders as they stand, from the view. */
@RestController
@RequestMapping("/v1/orders")
class OrderController {
    private final BookView view;

    OrderController(BookView view) {
        this.view = view;
    }

    @GetMapping("/{id}")
    @Operation(summary = "One order with its history and receipt")
    ResponseEntity<Object> order(@PathVariable String id, ServerHttpRequest request) {
        OrderRecord record = view.find(OrderId.parseHex(id));
        return record == null
                ? ProblemAnswer.of(EdgeReason.NOT_FOUND, "order " + id, TraceId.of(request))
                : ResponseEntity.ok(OrderJsons.StandingJson.of(record));
    }

    @GetMapping
    @Operation(summary = "Orders by their last change; an order that changes while one reads appears again at the end")
    ResponseEntity<Object> orders(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "" + OrderCriteria.LIMIT_DEFAULT) int limit) {
        OrderCriteria criteria = new OrderCriteria(
                status == null ? null : OrderStatus.valueOf(status),
                owner == null
                        ? null
                        : OrderCriteria.owner(Bytes.parseHex(owner)).key(),
                after == null ? 0 : Decimals.parseUnsignedLong(after),
                limit);
        return ResponseEntity.ok(OrderJsons.ListJson.of(view.findOrders(criteria)));
    }
}
