package org.causality.orchestrator.adapter;

import java.util.List;
import org.causality.model.chain.EventId;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.computation.LineageId;
import org.causality.model.order.OrderId;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.EdgeReason;
import org.causality.orchestrator.core.Asked;
import org.causality.orchestrator.core.Orchestrator;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.owner.CoreOwner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The seed's submit_computation and get_computation_status; lineages as this operator holds them. */
@RestController
class ComputationController {
    private static final int JOBS_SHOWN_MAX = 1_000;

    private final CoreOwner owner;

    ComputationController(CoreOwner owner) {
        this.owner = owner;
    }

    /** The inputs of the next step of a lineage; its proofs and its program follow from the lineage. */
    record ComputationJson(
            String lineage,
            @Nullable List<String> orders,
            @Nullable List<String> events) {}

    record JobsJson(List<JobJson> jobs) {}

    record LineagesJson(List<LineageJson> lineages) {}

    /** 201 for a new job, 200 for the same again, 409 while another one computes the open slot. */
    @PostMapping("/v1/computations")
    ResponseEntity<JobJson> submit(@RequestBody ComputationJson wanted) {
        LineageId lineage = LineageId.parseHex(wanted.lineage());
        List<OrderId> orders = ids(wanted.orders()).stream()
                .map(id -> new OrderId(org.causality.model.codec.Bytes32.parseHex(id)))
                .toList();
        List<EventId> events =
                ids(wanted.events()).stream().map(EventId::parseHex).toList();
        Asked asked = owner.ask((core, now) -> core.compute(lineage, orders, events, now));
        return switch (asked) {
            case Asked.Declared(JobId job, boolean repeat) ->
                ResponseEntity.status(repeat ? HttpStatus.OK : HttpStatus.CREATED)
                        .body(job(job));
            case Asked.Refused(var reason, String detail) -> throw new Refusal(reason, detail);
        };
    }

    private static List<String> ids(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    @GetMapping("/v1/computations/{jobId}")
    JobJson computation(@PathVariable String jobId) {
        return job(JobId.parseHex(jobId));
    }

    private JobJson job(JobId id) {
        return owner.ask((core, _) -> core.job(id))
                .map(JobJson::of)
                .orElseThrow(() -> new Refusal(EdgeReason.NOT_FOUND, "this operator has no such job"));
    }

    @GetMapping("/v1/lineages")
    LineagesJson lineages() {
        return owner.ask((core, _) -> new LineagesJson(
                core.lineages().stream().map(spec -> json(core, spec)).toList()));
    }

    @GetMapping("/v1/lineages/{id}")
    LineageJson lineage(@PathVariable String id) {
        LineageId lineage = LineageId.parseHex(id);
        return owner.ask((core, _) -> core.spec(lineage).map(spec -> json(core, spec)))
                .orElseThrow(() -> new Refusal(EdgeReason.NOT_FOUND, "this operator computes no such lineage"));
    }

    private static LineageJson json(Orchestrator core, LineageSpec spec) {
        return LineageJson.of(spec, core.branch(spec), core.queue(spec), job -> core.anchor(job));
    }

    /** Where an order is on its way through a computation, and what it waits for. */
    @GetMapping("/internal/v1/orders/{id}/standing")
    StandingJson standing(@PathVariable String id) {
        OrderId order = new OrderId(org.causality.model.codec.Bytes32.parseHex(id));
        return owner.ask((core, _) -> core.standing(order))
                .map(StandingJson::of)
                .orElseThrow(() -> new Refusal(EdgeReason.NOT_FOUND, "this operator's computations never heard of it"));
    }

    /** Own jobs, the latest change first; {@code status} leaves only those that stand so. */
    @GetMapping("/internal/v1/jobs")
    JobsJson jobs(@RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "100") int limit) {
        ComputationStatus wanted = status.isEmpty() ? null : ComputationStatus.valueOf(status);
        return owner.ask((core, _) -> new JobsJson(core.jobs()
                .filter(view -> wanted == null || view.job().status() == wanted)
                .limit(Math.clamp(limit, 1, JOBS_SHOWN_MAX))
                .map(JobJson::of)
                .toList()));
    }
}
