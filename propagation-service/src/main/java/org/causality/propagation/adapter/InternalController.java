package org.causality.propagation.adapter;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.MessageId;
import org.causality.model.reason.EdgeReason;
import org.causality.model.wire.FetchMessage;
import org.causality.propagation.causal.CoreView;
import org.causality.propagation.owner.CoreOwner;
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

    private final CoreOwner owner;
    private final FetchAnswers answers;

    InternalController(CoreOwner owner, FetchAnswers answers) {
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

    @PostMapping(
            path = "/fetch",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE,
            produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] fetch(@RequestBody byte[] body) {
        if (FetchMessage.decode(Bytes.wrap(body)) instanceof Decoded.Ok<FetchMessage>(FetchMessage message)
                && message instanceof FetchMessage.Request request) {
            return answers.answer(request).encode().toArray();
        }
        throw new Problem.Refused(EdgeReason.MALFORMED, "the body is one canonical fetch request");
    }
}
