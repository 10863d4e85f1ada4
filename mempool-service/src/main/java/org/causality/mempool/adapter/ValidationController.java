package org.causality.mempool.adapter;

import io.swagger.v3.oas.annotations.Operation;
import org.causality.backbone.problem.ProblemAnswer;
import org.causality.backbone.problem.TraceId;
import org.causality.mempool.book.BookView;
import org.causality.mempool.book.OrderRecord;
import org.causality.model.json.EvaluationJson;
import org.causality.model.order.ConditionEvaluation;
import org.causality.model.order.OrderId;
import org.causality.model.reason.EdgeReason;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The seed's {@code validate_order_conditions(order, current_state)}; the state is what this operator knows now. */
@RestController
@RequestMapping("/internal/v1/orders")
class ValidationController {
    private final BookView view;
    private final BookWriter writer;

    ValidationController(BookView view, BookWriter writer) {
        this.view = view;
        this.writer = writer;
    }

    @GetMapping("/{id}/validation")
    @Operation(summary = "Whether an order's conditions hold in what is known here now, leaf by leaf")
    ResponseEntity<Object> validation(@PathVariable String id, ServerHttpRequest request) {
        OrderRecord record = view.find(OrderId.parseHex(id));
        if (record == null) {
            return ProblemAnswer.of(EdgeReason.NOT_FOUND, "order " + id, TraceId.of(request));
        }
        ConditionEvaluation evaluation = ConditionEvaluation.of(record.signed().order(), writer.known());
        return ResponseEntity.ok(EvaluationJson.of(evaluation));
    }
}
