package org.causality.gateway.adapter;

import java.time.Clock;
import org.causality.gateway.edge.CertifiedKeys;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.health.HealthBook;
import org.causality.gateway.health.Word;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.network.Operator;
import org.springframework.stereotype.Component;

/** Picks the words of health out of what passes the edge, either way; each operator speaks for itself only. */
@Component
class HealthEar {

    private final HealthBook book;
    private final EdgeState state;
    private final Operator self;
    private final Clock clock;

    HealthEar(HealthBook book, EdgeState state, Operator self, Clock clock) {
        this.book = book;
        this.state = state;
        this.self = self;
        this.clock = clock;
    }

    /** Our own core said it. */
    void said(Envelope envelope) {
        if (isHealth(envelope.header())) {
            hear(envelope, self);
        }
    }

    /** It passed the edge's checks. */
    void took(Header header, Bytes value) {
        CertifiedKeys.FeedKey sender = isHealth(header) ? state.keys().of(header.sender()) : null;
        if (sender != null && Envelope.decode(value) instanceof Decoded.Ok<Envelope>(Envelope envelope)) {
            hear(envelope, sender.operator());
        }
    }

    private static boolean isHealth(Header header) {
        return header.type() == MessageType.NETWORK_HEALTH.code();
    }

    private void hear(Envelope envelope, Operator speaker) {
        Header header = envelope.header();
        if (Payload.decode(MessageType.NETWORK_HEALTH, envelope.payload())
                        instanceof Decoded.Ok<Payload>(Payload.NetworkHealth health)
                && health.operator().equals(speaker.key())) {
            var _ = book.hear(new Word(health, header.sender(), header.time(), clock.millis(), state.verifiedTime()));
        }
    }
}
