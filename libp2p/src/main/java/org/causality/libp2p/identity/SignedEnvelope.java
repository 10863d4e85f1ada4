package org.causality.libp2p.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.multiformats.Varint;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;
import org.jspecify.annotations.Nullable;

/**
 * A payload with its type, its author's key and the author's signature (libp2p RFC 0002): protobuf {@code {public_key =
 * 1, payload_type = 2, payload = 3, signature = 5}}. The signature covers a domain that is not sent.
 */
public final class SignedEnvelope {
    /** Longest envelope taken. */
    public static final int BYTES_MAX = 16_384;

    private static final int TYPE_BYTES_MAX = 64;

    private final PublicKey key;
    private final byte[] payloadType;
    private final byte[] payload;
    private final byte[] signature;

    private SignedEnvelope(PublicKey key, byte[] payloadType, byte[] payload, byte[] signature) {
        this.key = key;
        this.payloadType = payloadType;
        this.payload = payload;
        this.signature = signature;
    }

    /** Signs {@code payload} under {@code domain}. */
    public static SignedEnvelope seal(PrivateKey author, String domain, byte[] payloadType, byte[] payload) {
        byte[] signature = author.sign(signedBytes(domain, payloadType, payload));
        return new SignedEnvelope(author.publicKey(), payloadType.clone(), payload.clone(), signature);
    }

    /** Parses the protobuf form; says nothing about the signature yet. */
    public static SignedEnvelope parse(byte[] encoded) {
        if (encoded.length > BYTES_MAX) {
            throw new MalformedException("envelope is too long");
        }
        ProtoReader reader = new ProtoReader(encoded);
        long key = ProtoReader.NONE;
        long type = ProtoReader.NONE;
        long payload = ProtoReader.NONE;
        long signature = ProtoReader.NONE;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> key = reader.span(PublicKey.ENCODED_BYTES_MAX);
                case 2 -> type = reader.span(TYPE_BYTES_MAX);
                case 3 -> payload = reader.span(BYTES_MAX);
                case 5 -> signature = reader.span(1_024);
                default -> reader.skip();
            }
        }
        if (key == ProtoReader.NONE) {
            throw new MalformedException("envelope names no key");
        }
        return new SignedEnvelope(
                PublicKey.parse(reader.copy(key)), reader.copy(type), reader.copy(payload), reader.copy(signature));
    }

    /** The payload, but only when the signature holds under {@code domain} and the type is {@code payloadType}. */
    public byte @Nullable [] open(String domain, byte[] expectedType) {
        boolean genuine = Arrays.equals(payloadType, expectedType)
                && key.verify(signedBytes(domain, payloadType, payload), signature);
        return genuine ? payload.clone() : null;
    }

    /** The author's key. */
    public PublicKey key() {
        return key;
    }

    /** The protobuf form. */
    public byte[] encoded() {
        return new ProtoWriter(payload.length + 256)
                .bytes(1, key.encoded())
                .bytes(2, payloadType)
                .bytes(3, payload)
                .bytes(5, signature)
                .toByteArray();
    }

    private static byte[] signedBytes(String domain, byte[] payloadType, byte[] payload) {
        byte[] domainBytes = domain.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out =
                ByteBuffer.allocate(domainBytes.length + payloadType.length + payload.length + 3 * Varint.BYTES_MAX);
        for (byte[] part : new byte[][] {domainBytes, payloadType, payload}) {
            Varint.write(part.length, out);
            out.put(part);
        }
        return Arrays.copyOf(out.array(), out.position());
    }
}
