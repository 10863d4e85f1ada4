package org.causality.propagation.adapter.checkpoint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.causality.model.codec.Decoded;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.Header;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.Stamp;
import org.causality.model.network.Certificate;
import org.causality.model.network.OperatorSetChange;
import org.causality.model.network.Purpose;
import org.causality.propagation.checkpoint.Input;
import org.causality.propagation.checkpoint.Vote;
import org.jspecify.annotations.Nullable;

/** Whose words they are, by the certificate that begins their feed. Delivery waits for no certificate, so some come before. */
final class Voices {

    /** One a start of a member's core; the map begins anew at that. */
    private static final int CERTIFICATES_MAX = 4_096;

    /** Said before their certificate came; at it the oldest goes until the log is read anew. */
    private static final int WAITING_MAX = 64;

    private final CheckpointRows rows;
    private final Map<PublicKey, Certificate> certificates = new HashMap<>();
    private final Deque<Arrival.Said> waiting = new ArrayDeque<>();

    Voices(CheckpointRows rows) {
        this.rows = rows;
    }

    /** What waited for a certificate, to be tried again. */
    List<Arrival.Said> takeWaiting() {
        List<Arrival.Said> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    /** Null when nobody stands behind it yet, or it cannot be read. */
    @Nullable Input vote(Arrival.Said said) {
        Header header = said.header();
        Certificate certificate = certificateOf(header.sender());
        if (certificate == null) {
            waiting.add(said);
            if (waiting.size() > WAITING_MAX) {
                waiting.remove();
            }
            return null;
        }
        MessageType type = MessageType.ofCode(header.type()).orElseThrow();
        return isOf(certificate, header.sender())
                        && Payload.decode(type, said.payload()) instanceof Decoded.Ok<Payload>(Payload payload)
                ? vote(said, certificate, payload)
                : null;
    }

    private static @Nullable Input vote(Arrival.Said said, Certificate certificate, Payload payload) {
        if (payload instanceof Payload.Checkpoint(Checkpoint claimed)) {
            return new Input.Claimed(of(said, certificate, claimed));
        }
        return payload instanceof Payload.OperatorSet(OperatorSetChange change)
                ? new Input.Approved(of(said, certificate, change))
                : null;
    }

    /** The claimed time is the true one: from a false one on the feed is void, and what it says does not count. */
    private static <S> Vote<S> of(Arrival.Said said, Certificate certificate, S statement) {
        Header header = said.header();
        return new Vote<>(
                certificate.operator(),
                certificate.incarnation(),
                header.sender(),
                header.sequence(),
                new Stamp(header.time(), said.id()),
                statement);
    }

    /** Whether its operator is a member there the core judges, claim by claim. */
    private static boolean isOf(Certificate certificate, PublicKey feed) {
        return certificate.purpose() == Purpose.FEED && certificate.key().equals(feed) && certificate.holds();
    }

    private @Nullable Certificate certificateOf(PublicKey feed) {
        Certificate known = certificates.get(feed);
        if (known == null) {
            known = rows.certificateOf(feed).orElse(null);
            if (known != null) {
                if (certificates.size() >= CERTIFICATES_MAX) {
                    certificates.clear();
                }
                certificates.put(feed, known);
            }
        }
        return known;
    }
}
