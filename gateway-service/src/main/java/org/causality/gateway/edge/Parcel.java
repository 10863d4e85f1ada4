package org.causality.gateway.edge;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.MessageType;
import org.causality.model.message.SignedHeader;
import org.jspecify.annotations.Nullable;

/**
 * A frame that has the form of a message.
 *
 * @param payload absent where only the header travels
 * @param type absent for codes this build does not know
 */
record Parcel(
        SignedHeader signed,
        @Nullable Bytes payload,
        @Nullable MessageType type) {

    static Decoded<Parcel> ofEnvelope(Bytes bytes) {
        return switch (Envelope.decode(bytes)) {
            case Decoded.Ok<Envelope>(Envelope envelope) -> new Decoded.Ok<>(of(envelope.signed(), envelope.payload()));
            case Decoded.Malformed<Envelope>(String detail) -> new Decoded.Malformed<>(detail);
        };
    }

    static Decoded<Parcel> ofHeader(Bytes bytes) {
        return switch (SignedHeader.decode(bytes)) {
            case Decoded.Ok<SignedHeader>(SignedHeader signed) -> new Decoded.Ok<>(of(signed, null));
            case Decoded.Malformed<SignedHeader>(String detail) -> new Decoded.Malformed<>(detail);
        };
    }

    /** An envelope, or a header alone: an envelope without the payload it was signed for. */
    static Decoded<Parcel> ofAny(Bytes bytes) {
        Decoded<Parcel> whole = ofEnvelope(bytes);
        boolean headerAlone = whole instanceof Decoded.Ok<Parcel>(Parcel parcel)
                && parcel.payload() != null
                && parcel.payload().isEmpty()
                && parcel.header().payloadBytes() > 0;
        return headerAlone ? ofHeader(bytes) : whole;
    }

    private static Parcel of(SignedHeader signed, @Nullable Bytes payload) {
        return new Parcel(
                signed, payload, MessageType.ofCode(signed.header().type()).orElse(null));
    }

    Header header() {
        return signed.header();
    }

    SeenMessages.Part part() {
        return payload == null ? SeenMessages.Part.HEADER : SeenMessages.Part.WHOLE;
    }

    boolean isInDag() {
        return type == null || type.membership() == MessageType.Membership.IN_DAG;
    }

    boolean isEphemeral() {
        return !isInDag();
    }

    /** A header alone holds by its signature; a payload must be the one it was signed for. */
    boolean payloadHolds() {
        return payload == null || new Envelope(signed, payload).payloadHolds();
    }
}
