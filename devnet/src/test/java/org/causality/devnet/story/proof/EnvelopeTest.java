package org.causality.devnet.story.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.causality.devnet.story.canonical.MalformedOctetsException;
import org.causality.devnet.story.canonical.Octets;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.MessageId;
import org.causality.model.network.Lane;
import org.causality.model.network.Purpose;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final Bytes PAYLOAD = Bytes.ascii("what is said");
    private static final MessageId DEPENDENCY = new MessageId(new Bytes32(9, 9, 9, 9));

    private final org.causality.model.message.Envelope issued = Issued.message(1, PAYLOAD, List.of(DEPENDENCY));

    @Test
    void whatWasSignedIsReadAndHolds() {
        Envelope envelope = Envelope.parse(Issued.octets(issued.encode()));
        assertThat(envelope.id().hex()).isEqualTo(issued.id().hex());
        assertThat(envelope.flaw(Issued.GENESIS)).isEmpty();
        assertThat(envelope.header().lamport()).isEqualTo(300);
        assertThat(envelope.header().dependencies()).containsExactly(Octets.ofHex(DEPENDENCY.hex()));
        assertThat(envelope.header().named()).containsExactly(Octets.ofHex(DEPENDENCY.hex()));
    }

    @Test
    void noByteCanBeChanged() {
        byte[] good = issued.encode().toArray();
        for (int index = 0; index < good.length; index++) {
            byte[] changed = good.clone();
            changed[index] ^= 1;
            assertThat(flaw(Octets.of(changed))).as("byte " + index).isPresent();
        }
    }

    @Test
    void theShardIsTheOwners() {
        Envelope envelope = Envelope.parse(Issued.octets(issued.encode()));
        Bytes owner = Bytes.ascii("an owner");
        boolean same = new Lane(owner).slot(16) == envelope.header().shard();
        assertThat(envelope.shardFlaw(Issued.GENESIS, Issued.octets(owner)).isEmpty())
                .isEqualTo(same);
    }

    @Test
    void aFeedBeginsWithItsCertificate() {
        Envelope first = Envelope.parse(
                Issued.octets(Issued.certificateMessage(Purpose.FEED).encode()));
        Octets feed = Octets.ofHex(Issued.SUB_KEY.publicKey().hex());
        assertThat(first.feedFlaw(Issued.GENESIS, feed, Issued.MEMBER)).isEmpty();
        assertThat(first.feedFlaw(Issued.GENESIS, Octets.of(new byte[32]), Issued.MEMBER))
                .isPresent();
    }

    @Test
    void aCertificateForReceiptsBeginsNoFeed() {
        Envelope first = Envelope.parse(
                Issued.octets(Issued.certificateMessage(Purpose.RECEIPT).encode()));
        Octets feed = Octets.ofHex(Issued.SUB_KEY.publicKey().hex());
        assertThat(first.feedFlaw(Issued.GENESIS, feed, Issued.MEMBER)).isPresent();
    }

    private static Optional<String> flaw(Octets bytes) {
        try {
            return Envelope.parse(bytes).flaw(Issued.GENESIS);
        } catch (MalformedOctetsException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
