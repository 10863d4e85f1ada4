package org.causality.model.order;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
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
 * An operator's signed answer to a posted order (or cancellation): "I admitted this, as my n-th". The same bytes for
 * every repeat. Carries the certificate of the key that signed it, so it is checked up to genesis without a network.
 *
 * @param subject the order id, or a cancellation's content id
 * @param admissionNumber dense per operator, from 1
 * @param batchDeadlineMillis Unix milliseconds by which the order's batch closes; 0 while there are no batches
 */
public record AdmissionReceipt(
        Bytes32 subject, long admissionNumber, long batchDeadlineMillis, Certificate certificate, Signature signature) {

    public static final int SIZE_MAX = Certificate.SIZE_MAX + 160;

    public static AdmissionReceipt sign(
            Bytes32 subject, long admissionNumber, long batchDeadlineMillis, Certificate certificate, SigningKey key) {
        Bytes32 digest = digest(subject, admissionNumber, batchDeadlineMillis, certificate);
        return new AdmissionReceipt(
                subject, admissionNumber, batchDeadlineMillis, certificate, key.sign(digest.toBytes()));
    }

    /** Whether a member of the operator set stands behind it. */
    public boolean holds(OperatorSet operators, NetworkId network) {
        return certificate.purpose() == Purpose.RECEIPT
                && operators.vouchesFor(certificate, network)
                && certificate
                        .key()
                        .verifies(
                                digest(subject, admissionNumber, batchDeadlineMillis, certificate)
                                        .toBytes(),
                                signature);
    }

    public Bytes encode() {
        CanonicalWriter out = new CanonicalWriter();
        writeBody(out, subject, admissionNumber, batchDeadlineMillis, certificate);
        return out.bytes(5, signature.bytes()).toBytes();
    }

    public static Decoded<AdmissionReceipt> decode(Bytes bytes) {
        return Decoded.of(
                bytes,
                in -> new AdmissionReceipt(
                        in.bytes32(1),
                        in.uint(2),
                        in.uint(3),
                        in.message(4, Certificate.SIZE_MAX, Certificate::read),
                        new Signature(in.bytes(5, Signature.SIZE))));
    }

    private static Bytes32 digest(Bytes32 subject, long number, long deadlineMillis, Certificate certificate) {
        CanonicalWriter out = new CanonicalWriter();
        writeBody(out, subject, number, deadlineMillis, certificate);
        return DomainTag.ADMISSION_RECEIPT.hash(out.toBytes());
    }

    private static void writeBody(
            CanonicalWriter out, Bytes32 subject, long number, long deadlineMillis, Certificate certificate) {
        out.bytes32(1, subject).uint(2, number).uint(3, deadlineMillis).message(4, certificate, Certificate::write);
    }
}
