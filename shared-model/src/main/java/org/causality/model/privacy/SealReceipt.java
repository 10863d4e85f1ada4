package org.causality.model.privacy;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.codec.DomainTag;
import org.causality.model.key.Signature;
import org.causality.model.key.SigningKey;
import org.causality.model.network.Certificate;
import org.causality.model.network.NetworkId;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.Purpose;

/**
 * An operator's signed answer to a sealed order: the place it has. The same bytes for every repeat.
 *
 * @param place see {@link BatchEntry}
 * @param batchDeadlineMillis Unix milliseconds by which its batch closes
 */
public record SealReceipt(
        SealId seal, long place, long batchDeadlineMillis, Certificate certificate, Signature signature) {

    public static final int SIZE_MAX = Certificate.SIZE_MAX + 160;

    private static final Signature NONE = new Signature(Bytes.wrap(new byte[Signature.SIZE]));

    public static SealReceipt sign(
            SealId seal, long place, long batchDeadlineMillis, Certificate certificate, SigningKey key) {
        SealReceipt unsigned = new SealReceipt(seal, place, batchDeadlineMillis, certificate, NONE);
        Signature signature = key.sign(unsigned.statement().toBytes());
        return new SealReceipt(seal, place, batchDeadlineMillis, certificate, signature);
    }

    /** Whether a member of the operator set stands behind it. */
    public boolean holds(OperatorSet operators, NetworkId network) {
        return certificate.purpose() == Purpose.RECEIPT
                && operators.vouchesFor(certificate, network)
                && certificate.key().verifies(statement().toBytes(), signature);
    }

    private Bytes32 statement() {
        return DomainTag.SEAL_RECEIPT.hash(CanonicalWriter.encode(this, SealReceipt::writeBody));
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, SealReceipt::write);
    }

    public static Decoded<SealReceipt> decode(Bytes bytes) {
        return Decoded.of(bytes, SealReceipt::read);
    }

    private static void write(SealReceipt receipt, CanonicalWriter out) {
        writeBody(receipt, out);
        out.bytes(5, receipt.signature.bytes());
    }

    private static void writeBody(SealReceipt receipt, CanonicalWriter out) {
        out.bytes32(1, receipt.seal.value())
                .uint(2, receipt.place)
                .uint(3, receipt.batchDeadlineMillis)
                .message(4, receipt.certificate, Certificate::write);
    }

    private static SealReceipt read(CanonicalReader in) {
        return new SealReceipt(
                new SealId(in.bytes32(1)),
                in.uint(2),
                in.uint(3),
                in.message(4, Certificate.SIZE_MAX, Certificate::read),
                new Signature(in.bytes(5, Signature.SIZE)));
    }
}
