package org.causality.devnet.story.proof;

import java.util.Optional;
import org.causality.devnet.story.canonical.FieldReader;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.canonical.Tag;

/** An operator's word that a sub-key is its own, for one purpose. */
public record Certificate(
        String network,
        long purpose,
        Octets key,
        long incarnation,
        Octets operator,
        Octets signature,
        Octets signedBody) {

    public static final long FEED = 1;
    public static final long RECEIPT = 2;

    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;
    /** A closing signature field: one byte of tag, one of length, the signature. */
    static final int SIGNATURE_FIELD_BYTES = SIGNATURE_BYTES + 2;

    public static Certificate parse(Octets bytes) {
        FieldReader in = new FieldReader(bytes);
        Certificate certificate = new Certificate(
                in.text(1),
                in.number(2),
                in.bytes(3, KEY_BYTES),
                in.number(4),
                in.bytes(5, KEY_BYTES),
                in.bytes(6, SIGNATURE_BYTES),
                bytes.withoutLast(SIGNATURE_FIELD_BYTES));
        in.end();
        return certificate;
    }

    /** What keeps it from proving that {@code key()} speaks for this member in this purpose. */
    public Optional<String> flaw(Genesis genesis, long wantedPurpose, Genesis.Member wantedOperator) {
        if (!network.equals(genesis.network())) {
            return Optional.of("the certificate is for network '" + network + "'");
        }
        if (purpose != wantedPurpose) {
            return Optional.of("the certificate's purpose is " + purpose + ", not " + wantedPurpose);
        }
        if (genesis.memberWithKey(operator).isEmpty()) {
            return Optional.of("the certificate's operator " + operator + " is not a member in genesis");
        }
        if (!operator.equals(wantedOperator.key())) {
            return Optional.of("the certificate is by another operator than " + wantedOperator.name());
        }
        return Ed25519Check.holds(operator, Tag.CERTIFICATE.hash(signedBody), signature)
                ? Optional.empty()
                : Optional.of("the operator's signature on the certificate does not hold");
    }
}
