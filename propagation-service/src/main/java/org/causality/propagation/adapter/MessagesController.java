package org.causality.propagation.adapter;

import java.util.List;
import java.util.Set;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Stamp;
import org.causality.model.network.Genesis;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.EdgeReason;
import org.causality.propagation.causal.CausalCore;
import org.causality.propagation.causal.Causality;
import org.causality.propagation.causal.CoreView;
import org.causality.propagation.causal.StoredMessage;
import org.causality.propagation.message.MessagePropagator;
import org.causality.propagation.owner.CoreOwner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The messages part of the node's API; gateways pass it through. */
@RestController
@RequestMapping("/v1/messages")
class MessagesController {

    /**
     * A page of the causal read; {@code next} is null when this was the last page as of now. At and below {@code floor} it may
     * lack messages that came late, and bodies.
     */
    record MessagesJson(
            String asOf,
            String stableUpTo,
            String floor,
            List<MessageJson> messages,
            @Nullable String next) {}

    record AnswerJson(Causality answer) {}

    private final LogReader log;
    private final CoreOwner owner;
    private final Genesis genesis;

    MessagesController(LogReader log, CoreOwner owner, Genesis genesis) {
        this.log = log;
        this.owner = owner;
        this.genesis = genesis;
    }

    @GetMapping
    MessagesJson messages(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String dependsOn) {
        // The view first: what it calls the present may then only be older than the page.
        CoreView view = owner.view();
        int size = pageSize(limit);
        if (!dependsOn.isEmpty()) {
            return page(view, log.dependents(Cursor.id(dependsOn), size), null);
        }
        List<StoredMessage> rows = log.verifiedAfter(Cursor.parse(after), types(type), size);
        boolean full = rows.size() == size;
        String next = full
                ? Cursor.text(
                        rows.getLast().computedTime(), rows.getLast().signed().id())
                : null;
        return page(view, rows, next);
    }

    private MessagesJson page(CoreView view, List<StoredMessage> rows, @Nullable String next) {
        return new MessagesJson(
                view.verifiedTime().toString(),
                view.stableUpTo().toString(),
                view.settledFloor().toString(),
                rows.stream().map(this::json).toList(),
                next);
    }

    private MessageJson json(StoredMessage row) {
        return MessageJson.of(row, genesis, log.operatorOf(row.signed().header().sender()));
    }

    private static int pageSize(int limit) {
        if (limit < 1 || limit > MessagePropagator.PAGE_MAX) {
            throw new Refusal(EdgeReason.MALFORMED, "limit is 1 to " + MessagePropagator.PAGE_MAX);
        }
        return limit;
    }

    private static Set<MessageType> types(String name) {
        if (name.isEmpty()) {
            return Set.of();
        }
        return Set.of(MessageType.ofSeedName(name)
                .orElseThrow(() -> new Refusal(EdgeReason.MALFORMED, "no message type is called " + name)));
    }

    @GetMapping("/{id}")
    ResponseEntity<Object> message(@PathVariable String id, @RequestParam(defaultValue = "json") String form) {
        StoredMessage row = log.message(Cursor.id(id))
                .orElseThrow(() -> new Refusal(EdgeReason.NOT_FOUND, "no message " + id + " is known here"));
        if (!form.equals("envelope")) {
            return ResponseEntity.ok(json(row));
        }
        if (row.payload() == null) {
            throw new Refusal(EdgeReason.NOT_FOUND, "only the header of " + id + " is known here");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(PostgresLog.envelope(row).encode().toArray());
    }

    @GetMapping("/{a}/happened-before/{b}")
    AnswerJson happenedBefore(@PathVariable String a, @PathVariable String b) {
        MessageId first = Cursor.id(a);
        MessageId second = Cursor.id(b);
        return new AnswerJson(owner.ask(core -> causality(core, first, second)));
    }

    private static Causality causality(CausalCore core, MessageId a, MessageId b) {
        Stamp first = core.verifiedStamp(a);
        Stamp second = core.verifiedStamp(b);
        return first == null || second == null ? Causality.UNKNOWN : core.happenedBefore(first, second);
    }
}
