package org.causality.propagation.adapter.recovery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.causality.propagation.causal.Input;
import org.causality.propagation.owner.CoreOwner;
import org.causality.propagation.owner.CoreUnavailableException;
import org.causality.propagation.owner.Source;
import org.springframework.beans.factory.ObjectProvider;

/** The way of what recovery brings into the core: whose keys are certified, in small turns, after what is said now. Blocks. */
final class CoreDoor {

    /** Messages of one turn of the core: what is said now never waits for more of a recovery's than this. */
    private static final int TAKEN_TOGETHER = 64;

    private final CertifiedFeeds feeds;
    private final ObjectProvider<CoreOwner> owner;
    private final RecoveryMeters meters;
    private final Clock clock;

    CoreDoor(CertifiedFeeds feeds, ObjectProvider<CoreOwner> owner, RecoveryMeters meters, Clock clock) {
        this.feeds = feeds;
        this.owner = owner;
        this.meters = meters;
        this.clock = clock;
    }

    /** True when the core has taken all of them, and whoever hears of its turns has heard of these. */
    boolean takes(List<Bytes> messages, String peer) {
        List<Input> inputs = new ArrayList<>();
        for (Bytes message : messages) {
            switch (Envelope.decode(message)) {
                case Decoded.Ok<Envelope>(Envelope envelope)
                when feeds.vouchFor(envelope) -> inputs.add(received(envelope, peer));
                case Decoded.Ok<Envelope> _ -> meters.messages("uncertified", 1);
                case Decoded.Malformed<Envelope> _ -> meters.messages("malformed", 1);
            }
        }
        if (inputs.size() < messages.size()) {
            return false;
        }
        try {
            submit(inputs);
        } catch (CoreUnavailableException _) {
            return false;
        }
        meters.messages("taken", inputs.size());
        return true;
    }

    private void submit(List<Input> inputs) {
        CoreOwner core = owner.getObject();
        for (int from = 0; from < inputs.size(); from += TAKEN_TOGETHER) {
            int until = Math.min(inputs.size(), from + TAKEN_TOGETHER);
            core.submit(Source.RECOVERED, List.copyOf(inputs.subList(from, until)));
        }
    }

    private Input received(Envelope envelope, String peer) {
        MessageType type = MessageType.ofCode(envelope.header().type()).orElse(null);
        boolean headerOnly = type == null
                || (envelope.payload().isEmpty() && envelope.header().payloadBytes() > 0);
        return new Input.Received(
                envelope.signed(),
                headerOnly ? null : envelope.payload(),
                peer,
                type == null ? PriorityClass.LOW : type.defaultClass(),
                clock.millis());
    }
}
