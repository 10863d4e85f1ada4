package org.causality.devnet.story.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.causality.devnet.story.canonical.MalformedOctetsException;
import org.causality.devnet.story.canonical.Octets;
import org.causality.model.network.Purpose;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    private static final Octets SUBJECT = Issued.octets(Issued.SUBJECT);

    @Test
    void whatAMemberIssuedHoldsUpToGenesis() {
        Receipt receipt = Receipt.parse(Issued.receipt(Purpose.RECEIPT, Issued.OPERATOR, Issued.SUB_KEY));
        assertThat(receipt.admissionNumber()).isEqualTo(300);
        assertThat(receipt.flaw(Issued.GENESIS, SUBJECT, Issued.MEMBER)).isEmpty();
    }

    @Test
    void anotherSubjectIsAFlaw() {
        Receipt receipt = Receipt.parse(Issued.receipt(Purpose.RECEIPT, Issued.OPERATOR, Issued.SUB_KEY));
        Octets other = Octets.of(new byte[32]);
        assertThat(receipt.flaw(Issued.GENESIS, other, Issued.MEMBER).orElse(""))
                .startsWith("the receipt is for");
    }

    @Test
    void aKeyForAnotherPurposeIsAFlaw() {
        assertThat(flaw(Issued.receipt(Purpose.FEED, Issued.OPERATOR, Issued.SUB_KEY))
                        .orElse(""))
                .contains("purpose is 1, not 2");
    }

    @Test
    void anOperatorOutsideGenesisIsAFlaw() {
        assertThat(flaw(Issued.receipt(Purpose.RECEIPT, Issued.STRANGER, Issued.SUB_KEY))
                        .orElse(""))
                .contains("not a member in genesis");
    }

    @Test
    void anUncertifiedSignerIsAFlaw() {
        assertThat(flaw(Issued.receipt(Purpose.RECEIPT, Issued.OPERATOR, Issued.STRANGER))
                        .orElse(""))
                .contains("signature does not hold");
    }

    @Test
    void noByteCanBeChanged() {
        byte[] good =
                Issued.receipt(Purpose.RECEIPT, Issued.OPERATOR, Issued.SUB_KEY).toArray();
        for (int index = 0; index < good.length; index++) {
            byte[] changed = good.clone();
            changed[index] ^= 1;
            assertThat(flaw(Octets.of(changed))).as("byte " + index).isPresent();
        }
    }

    private static Optional<String> flaw(Octets bytes) {
        try {
            return Receipt.parse(bytes).flaw(Issued.GENESIS, SUBJECT, Issued.MEMBER);
        } catch (MalformedOctetsException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
