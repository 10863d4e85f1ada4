package org.causality.model.network;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.codec.DomainTag;
import org.causality.model.key.PublicKey;
import org.causality.model.key.Signature;
import org.causality.model.key.SigningKey;

/**
 * An operator's word that a sub-key is its own, for one purpose and one incarnation. The operator key signs nothing
 * else. Incarnations of a purpose only rise: max(stored + 1, Unix milliseconds).
 */
public record Certificate(
        NetworkId network, Purpose purpose, PublicKey key, long incarnation, PublicKey operator, Signature signature) {

    public static final int SIZE_MAX = 256;

    public static Certificate issue(
            NetworkId network, Purpose purpose, PublicKey key, long incarnation, SigningKey operator) {
        Bytes body = body(network, purpose, key, incarnation, operator.publicKey());
        return new Certificate(network, purpose, key, incarnation, operator.publicKey(), operator.sign(signed(body)));
    }

    /** Whether the operator named here really signed; whether it is a member is the operator set's to say. */
    public boolean holds() {
        return operator.verifies(signed(body(network, purpose, key, incarnation, operator)), signature);
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, Certificate::write);
    }

    public static Decoded<Certificate> decode(Bytes bytes) {
        return Decoded.of(bytes, Certificate::read);
    }

    public static void write(Certificate certificate, CanonicalWriter out) {
        writeBody(
                out,
                certificate.network,
                certificate.purpose,
                certificate.key,
                certificate.incarnation,
                certificate.operator);
        out.bytes(6, certificate.signature.bytes());
    }

    public static Certificate read(CanonicalReader in) {
        return new Certificate(
                NetworkId.read(in, 1),
                Purpose.ofCode(in.uint(2, Integer.MAX_VALUE)),
                new PublicKey(in.bytes32(3)),
                in.uint(4),
                new PublicKey(in.bytes32(5)),
                new Signature(in.bytes(6, Signature.SIZE)));
    }

    private static Bytes signed(Bytes body) {
        return DomainTag.CERTIFICATE.hash(body).toBytes();
    }

    private static Bytes body(NetworkId network, Purpose purpose, PublicKey key, long incarnation, PublicKey operator) {
        CanonicalWriter out = new CanonicalWriter();
        writeBody(out, network, purpose, key, incarnation, operator);
        return out.toBytes();
    }

    private static void writeBody(
            CanonicalWriter out,
            NetworkId network,
            Purpose purpose,
            PublicKey key,
            long incarnation,
            PublicKey operator) {
        out.text(1, network.value())
                .uint(2, purpose.code())
                .bytes32(3, key.value())
                .uint(4, incarnation)
                .bytes32(5, operator.value());
    }
}
