package org.causality.propagation.adapter;

import java.time.Instant;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.MessageId;
import org.causality.model.message.Payload;
import org.causality.model.network.Genesis;
import org.causality.model.network.Operator;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.EdgeReason;
import org.causality.model.wire.FetchMessage;
import org.causality.propagation.causal.CoreView;
import org.causality.propagation.owner.CoreOwner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the node's gateways ask on behalf of peers. */
@RestController
@RequestMapping("/internal/v1")
class InternalController {

    record HeadsJson(List<String> heads, String verifiedTime, String delivered) {}

    /** What a node said of itself; integers of 64 bits as decimal strings, {@code heardAt} by this node's own clock. */
    record HealthJson(
            String operator,
            @Nullable String name,
            String verifiedTime,
            String delivered,
            int peers,
            int heldBack,
            String agent,
            String lamport,
            String heardAt) {}

    record NetworkHealthJson(List<HealthJson> operators) {}

    private final CoreOwner owner;
    private final FetchAnswers answers;
    private final HealthBoard health;
    private final Genesis genesis;

    InternalController(CoreOwner owner, FetchAnswers answers, HealthBoard health, Genesis genesis) {
        this.health = health;
        this.genesis = genesis;
        this.owner = owner;
        this.answers = answers;
    }

    @GetMapping("/heads")
    HeadsJson heads() {
        CoreView view = owner.view();
        return new HeadsJson(
                view.heads().stream().map(MessageId::hex).toList(),
                view.verifiedTime().toString(),
                Long.toString(view.delivered()));
    }

    @GetMapping("/network-health")
    NetworkHealthJson networkHealth() {
        return new NetworkHealthJson(health.entries().stream().map(this::json).toList());
    }

    private HealthJson json(HealthBoard.Entry entry) {
        Payload.NetworkHealth said = entry.health();
        return new HealthJson(
                said.operator().hex(),
                genesis.operators().member(said.operator()).map(Operator::name).orElse(null),
                said.verifiedTime().toString(),
                Long.toString(said.delivered()),
                said.peers(),
                said.heldBack(),
                said.agent(),
                entry.said().toString(),
                Instant.ofEpochMilli(entry.heardMillis()).toString());
    }

    @PostMapping(
            path = "/fetch",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE,
            produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] fetch(@RequestBody byte[] body) {
        if (FetchMessage.decode(Bytes.wrap(body)) instanceof Decoded.Ok<FetchMessage>(FetchMessage message)
                && message instanceof FetchMessage.Request request) {
            return answers.answer(request).encode().toArray();
        }
        throw new Refusal(EdgeReason.MALFORMED, "the body is one canonical fetch request");
    }
}
