package org.causality.propagation.adapter;

import java.util.List;
import org.causality.model.codec.Decimals;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.EdgeReason;
import org.causality.propagation.causal.Input;
import org.causality.propagation.owner.CoreOwner;
import org.causality.propagation.owner.Source;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets the log of deliveries go on though nothing came: for readers of what was told between two deliveries. */
@RestController
@RequestMapping("/internal/v1/ticks")
class TickController {

    /** @param delivered the last delivery sequence, decimal text */
    record TickJson(String delivered) {}

    private final CoreOwner owner;

    TickController(CoreOwner owner) {
        this.owner = owner;
    }

    /**
     * Returns when the tick is in {@code delivered}, or when there is none because something else came after that sequence.
     *
     * @param after the last delivery sequence the caller knows
     */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    TickJson tick(@RequestParam String after) {
        owner.submit(Source.ASKED, List.of(new Input.TickAsked(sequence(after))));
        return new TickJson(Long.toUnsignedString(owner.view().delivered()));
    }

    private static long sequence(String after) {
        try {
            return Decimals.parseUnsignedLong(after);
        } catch (IllegalArgumentException e) {
            throw new Refusal(EdgeReason.MALFORMED, "after is a delivery sequence: " + e.getMessage());
        }
    }
}
