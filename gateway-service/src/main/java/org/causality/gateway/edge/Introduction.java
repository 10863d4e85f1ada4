package org.causality.gateway.edge;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.Operator;
import org.causality.model.network.Purpose;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;

/** Judges what a KEY_CERTIFICATE message says about the key that signed it. */
sealed interface Introduction {

    /** The key's feed begins here, and a member stands for it. */
    record Holds(CertifiedKeys.FeedKey entry) implements Introduction {}

    /** Says nothing about its own sender: an ordinary message of a feed. */
    record None() implements Introduction {}

    record Fails(EdgeReason reason, String detail) implements Introduction {}

    static Introduction of(Parcel parcel, Genesis genesis) {
        Bytes payload = parcel.payload();
        if (parcel.type() != MessageType.KEY_CERTIFICATE || payload == null) {
            return new None();
        }
        return switch (Payload.decode(MessageType.KEY_CERTIFICATE, payload)) {
            case Decoded.Ok<Payload>(Payload.KeyCertificate(Certificate certificate)) ->
                judge(parcel, certificate, new Envelope(parcel.signed(), payload), genesis);
            case Decoded.Ok<Payload> _ -> new None();
            case Decoded.Malformed<Payload>(String detail) -> new Fails(EdgeReason.BAD_CERTIFICATE, detail);
        };
    }

    private static Introduction judge(Parcel parcel, Certificate certificate, Envelope message, Genesis genesis) {
        Header header = parcel.header();
        if (!certificate.network().equals(genesis.network())) {
            return new Fails(EdgeReason.BAD_CERTIFICATE, "the certificate is for network " + certificate.network());
        }
        if (!certificate.holds()) {
            return new Fails(EdgeReason.BAD_CERTIFICATE, "the operator named did not sign the certificate");
        }
        boolean ofSender = certificate.key().equals(header.sender());
        if (header.sequence() != 0) {
            return ofSender ? new Fails(EdgeReason.BAD_CERTIFICATE, "a feed is introduced once") : new None();
        }
        if (!ofSender || certificate.purpose() != Purpose.FEED) {
            return new Fails(EdgeReason.BAD_CERTIFICATE, "a feed begins with the FEED certificate of its own key");
        }
        @Nullable Operator operator = genesis.operators().member(certificate.operator()).orElse(null);
        return operator == null
                ? new Fails(EdgeReason.UNCERTIFIED_KEY, "the operator is no member of this network")
                : new Holds(new CertifiedKeys.FeedKey(certificate, operator, message));
    }
}
