package org.causality.model.message;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.codec.DomainTag;
import org.causality.model.key.Signature;
import org.causality.model.key.SigningKey;

/** A header, its bytes as they came, its id and the signature over the id: all that is needed as evidence. */
public record SignedHeader(Header header, Bytes encoded, MessageId id, Signature signature) {

    public static final int SIZE_MAX = Header.SIZE_MAX + 96;

    public static SignedHeader sign(Header header, SigningKey key) {
        Bytes encoded = header.encode();
        MessageId id = idOf(encoded);
        return new SignedHeader(header, encoded, id, key.sign(id.value().toBytes()));
    }

    public Stamp stamp() {
        return new Stamp(header.time(), id);
    }

    public boolean signatureHolds() {
        return header.sender().verifies(id.value().toBytes(), signature);
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, SignedHeader::write);
    }

    /** Decodes the form the {@code …/headers} topics carry: an envelope without its payload. */
    public static Decoded<SignedHeader> decode(Bytes bytes) {
        return Decoded.of(bytes, SignedHeader::read);
    }

    static void write(SignedHeader signed, CanonicalWriter out) {
        out.bytes(1, signed.encoded).bytes(3, signed.signature.bytes());
    }

    static SignedHeader read(CanonicalReader in) {
        Bytes encoded = in.bytes(1, Header.SIZE_MAX);
        return of(encoded, new Signature(in.bytes(3, Signature.SIZE)));
    }

    static SignedHeader of(Bytes encoded, Signature signature) {
        return new SignedHeader(Header.decode(encoded).orReject(), encoded, idOf(encoded), signature);
    }

    static MessageId idOf(Bytes encodedHeader) {
        return new MessageId(DomainTag.HEADER.hash(encodedHeader));
    }
}
