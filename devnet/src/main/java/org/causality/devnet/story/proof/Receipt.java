package org.causality.devnet.story.proof;

import java.util.Optional;
import org.causality.devnet.story.canonical.FieldReader;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.canonical.Tag;

/** The AdmissionReceipt: subject, admission number, batch deadline, certificate, signature by the certified key. */
public record Receipt(
        Octets subject,
        long admissionNumber,
        long batchDeadlineMillis,
        Certificate certificate,
        Octets signature,
        Octets signedBody) {

    private static final int ID_BYTES = 32;

    public static Receipt parse(Octets bytes) {
        FieldReader in = new FieldReader(bytes);
        Receipt receipt = new Receipt(
                in.bytes(1, ID_BYTES),
                in.number(2),
                in.number(3),
                Certificate.parse(in.message(4)),
                in.bytes(5, Certificate.SIGNATURE_BYTES),
                bytes.withoutLast(Certificate.SIGNATURE_FIELD_BYTES));
        in.end();
        return receipt;
    }

    /** What keeps it from proving, up to genesis, that {@code operator} admitted {@code wantedSubject}. */
    public Optional<String> flaw(Genesis genesis, Octets wantedSubject, Genesis.Member operator) {
        if (!subject.equals(wantedSubject)) {
            return Optional.of("the receipt is for " + subject);
        }
        if (admissionNumber == 0) {
            return Optional.of("the receipt has no admission number");
        }
        return certificate
                .flaw(genesis, Certificate.RECEIPT, operator)
                .or(() -> Ed25519Check.holds(certificate.key(), Tag.ADMISSION_RECEIPT.hash(signedBody), signature)
                        ? Optional.empty()
                        : Optional.of("the receipt's signature does not hold"));
    }
}
