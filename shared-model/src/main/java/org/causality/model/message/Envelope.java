package org.causality.model.message;

import java.util.Arrays;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.codec.DomainTag;
import org.causality.model.key.Signature;

/** A whole message as it travels: signed header and payload. At most 64 KiB. */
public record Envelope(SignedHeader signed, Bytes payload) {

    public static final int SIZE_MAX = 64 * 1024;

    public Header header() {
        return signed.header();
    }

    public MessageId id() {
        return signed.id();
    }

    public Stamp stamp() {
        return signed.stamp();
    }

    /** Whether the payload is the one the header was signed for. */
    public boolean payloadHolds() {
        return payload.size() == header().payloadBytes() && digest(payload).equals(header().payloadDigest());
    }

    public Bytes encode() {
        return CanonicalWriter.encode(
                this,
                (envelope, out) -> out.bytes(1, envelope.signed.encoded())
                        .bytes(2, envelope.payload)
                        .bytes(3, envelope.signed.signature().bytes()));
    }

    /** Checks the form only; signature, certificate and payload digest are the edge's to check. */
    public static Decoded<Envelope> decode(Bytes bytes) {
        if (bytes.size() > SIZE_MAX) {
            return new Decoded.Malformed<>("an envelope has at most " + SIZE_MAX + " bytes");
        }
        return Decoded.of(bytes, Envelope::read);
    }

    private static Envelope read(CanonicalReader in) {
        Bytes encoded = in.bytes(1, Header.SIZE_MAX);
        Bytes payload = in.bytes(2, Header.PAYLOAD_SIZE_MAX);
        return new Envelope(SignedHeader.of(encoded, new Signature(in.bytes(3, Signature.SIZE))), payload);
    }

    /**
     * The id gossip uses for the message on a topic: the first 20 bytes of SHA-256(topic ‖ envelope id), set on both
     * sides, so that copies by any path are one message.
     */
    public static Bytes gossipId(String topic, MessageId id) {
        var sha256 = DomainTag.sha256();
        sha256.update(Bytes.ascii(topic).unsafeArray());
        return Bytes.wrap(Arrays.copyOf(sha256.digest(id.value().toArray()), 20));
    }

    public static Bytes32 digest(Bytes payload) {
        return Bytes32.of(DomainTag.sha256().digest(payload.unsafeArray()));
    }
}
