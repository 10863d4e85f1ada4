package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.causality.model.VectorFile;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.Signature;
import org.causality.model.key.SigningKey;
import org.causality.model.network.Certificate;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.Purpose;
import org.causality.model.order.AdmissionReceipt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CertificateVectorsTest {
    private static final OperatorSet MEMBERS =
            new OperatorSet(0, List.of(new Operator("alice", Samples.OPERATOR.publicKey(), 1)));

    @Test
    void certificatesAreTheGoldenOnes() {
        VectorFile file = new VectorFile(
                "certificates",
                "Certificates: 'holds' = the operator named signed it; 'vouched' = and it is the member "
                        + Samples.OPERATOR.publicKey() + " on network " + Samples.NETWORK + ".");
        Certificate feed = Samples.certificate();
        add(file, "feed", feed);
        for (Purpose purpose : Purpose.values()) {
            add(file, "purpose " + purpose, issue(purpose, Samples.OPERATOR));
        }
        add(file, "by a stranger", issue(Purpose.FEED, Samples.STRANGER));
        add(
                file,
                "for another network",
                Certificate.issue(Samples.OTHER_NETWORK, Purpose.FEED, Samples.FEED.publicKey(), 1, Samples.OPERATOR));
        add(file, "signed by another than it names", with(feed, issue(Purpose.FEED, Samples.STRANGER)));
        add(file, "purpose changed after signing", with(issue(Purpose.RECEIPT, Samples.OPERATOR), feed));
        for (JsonNode vector : file.check()) {
            Bytes encoded = Bytes.parseHex(text(vector, "encoded"));
            Certificate certificate = Certificate.decode(encoded).orThrow();
            assertThat(certificate.encode()).isEqualTo(encoded);
            assertThat(certificate.holds()).isEqualTo(flag(vector, "holds"));
            assertThat(MEMBERS.vouchesFor(certificate, Samples.NETWORK)).isEqualTo(flag(vector, "vouched"));
        }
    }

    @Test
    void receiptsAreTheGoldenOnes() {
        VectorFile file =
                new VectorFile("receipts", "Admission receipts with the certificate of the key that signed them.");
        SigningKey key = Samples.key("receipts of alice");
        Certificate receipt = Certificate.issue(Samples.NETWORK, Purpose.RECEIPT, key.publicKey(), 7, Samples.OPERATOR);
        Bytes32 subject = Samples.fullOrder(Samples.ethereumOwner()).id().value();
        add(file, "first admission", AdmissionReceipt.sign(subject, 1, 0, receipt, key));
        add(file, "with a batch deadline", AdmissionReceipt.sign(subject, 300, 1_790_000_000_123L, receipt, key));
        add(file, "signed by a key it does not carry", AdmissionReceipt.sign(subject, 1, 0, receipt, Samples.FEED));
        add(
                file,
                "certificate of another purpose",
                AdmissionReceipt.sign(subject, 1, 0, Samples.certificate(), Samples.FEED));
        for (JsonNode vector : file.check()) {
            Bytes encoded = Bytes.parseHex(text(vector, "encoded"));
            AdmissionReceipt decoded = AdmissionReceipt.decode(encoded).orThrow();
            assertThat(decoded.encode()).isEqualTo(encoded);
            assertThat(decoded.holds(MEMBERS, Samples.NETWORK)).isEqualTo(flag(vector, "holds"));
        }
    }

    private static Certificate issue(Purpose purpose, SigningKey operator) {
        return Certificate.issue(Samples.NETWORK, purpose, Samples.FEED.publicKey(), Samples.INCARNATION, operator);
    }

    private static Certificate with(Certificate certificate, Certificate signed) {
        Signature signature = signed.signature();
        return new Certificate(
                certificate.network(),
                certificate.purpose(),
                certificate.key(),
                certificate.incarnation(),
                certificate.operator(),
                signature);
    }

    private static void add(VectorFile file, String name, Certificate certificate) {
        file.add(
                name,
                "network",
                certificate.network().value(),
                "purpose",
                certificate.purpose().code(),
                "key",
                certificate.key().hex(),
                "incarnation",
                Json.number(certificate.incarnation()),
                "operator",
                certificate.operator().hex(),
                "signature",
                certificate.signature().bytes().hex(),
                "encoded",
                certificate.encode().hex(),
                "holds",
                certificate.holds(),
                "vouched",
                MEMBERS.vouchesFor(certificate, Samples.NETWORK));
    }

    private static void add(VectorFile file, String name, AdmissionReceipt receipt) {
        file.add(
                name,
                "subject",
                receipt.subject().hex(),
                "admissionNumber",
                Json.number(receipt.admissionNumber()),
                "batchDeadlineMillis",
                Json.number(receipt.batchDeadlineMillis()),
                "certificate",
                receipt.certificate().encode().hex(),
                "key",
                receipt.certificate().key().hex(),
                "signature",
                receipt.signature().bytes().hex(),
                "encoded",
                receipt.encode().hex(),
                "holds",
                receipt.holds(MEMBERS, Samples.NETWORK));
    }

    private static String text(JsonNode vector, String field) {
        return Objects.requireNonNull(vector.get(field)).asString();
    }

    private static boolean flag(JsonNode vector, String field) {
        return Objects.requireNonNull(vector.get(field)).asBoolean();
    }
}
