package org.causality.model.privacy;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.codec.DomainTag;
import org.causality.model.key.PublicKey;
import org.causality.model.key.Signature;
import org.causality.model.key.SigningKey;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.Purpose;
import org.causality.model.reason.PrivacyReason;
import org.jspecify.annotations.Nullable;

/**
 * What an operator signs once for a whole batch: the payload of a BatchRoot message. Carries the certificate of the RECEIPT
 * key that signed it, so it is checked up to genesis without a network.
 *
 * @param number of the batch at its operator, from 1
 * @param first the place of its first entry
 * @param count how many entries, 1 to {@link #COUNT_MAX}
 * @param lamport the highest Lamport time, unsigned, that was delivered to the operator when it closed the batch
 * @param previous the root of the batch before; absent in the first
 */
public record BatchRoot(
        CommitteeId committee,
        long number,
        long first,
        int count,
        long lamport,
        @Nullable Bytes32 previous,
        Bytes32 root,
        Certificate certificate,
        Signature signature) {

    public static final int COUNT_MAX = 4_096;
    public static final int SIZE_MAX = 3 * Bytes32.SIZE + Certificate.SIZE_MAX + Signature.SIZE + 64;

    private static final Signature NONE = new Signature(Bytes.wrap(new byte[Signature.SIZE]));

    public BatchRoot {
        if (number == 0 || first == 0 || count < 1 || count > COUNT_MAX) {
            throw new IllegalArgumentException(
                    "a batch has a number, a first place and 1 to " + COUNT_MAX + " entries");
        }
        if (number == 1 && previous != null) {
            throw new IllegalArgumentException("the first batch has none before it");
        }
    }

    /** Signs a batch whose signature is still to come. */
    public static BatchRoot sign(
            CommitteeId committee,
            long number,
            long first,
            int count,
            long lamport,
            @Nullable Bytes32 previous,
            Bytes32 root,
            Certificate certificate,
            SigningKey key) {
        BatchRoot unsigned = new BatchRoot(committee, number, first, count, lamport, previous, root, certificate, NONE);
        Signature signature = key.sign(unsigned.statement().toBytes());
        return new BatchRoot(committee, number, first, count, lamport, previous, root, certificate, signature);
    }

    public PublicKey operator() {
        return certificate.operator();
    }

    /** Of two roots of a batch, the one of the higher incarnation counts; of the same, none does. */
    public long incarnation() {
        return certificate.incarnation();
    }

    /** What is signed: two with the same key, number and statement are one. */
    public Bytes32 statement() {
        return DomainTag.BATCH_ROOT.hash(CanonicalWriter.encode(this, BatchRoot::writeBody));
    }

    /** Why it does not count, or null when a member of the committee stands behind it. */
    public @Nullable PrivacyReason fault(Genesis genesis) {
        if (!committee.equals(CommitteeId.of(genesis))) {
            return PrivacyReason.RECEIPT_OF_ANOTHER_COMMITTEE;
        }
        if (certificate.purpose() != Purpose.RECEIPT
                || !genesis.operators().vouchesFor(certificate, genesis.network())) {
            return PrivacyReason.RECEIPT_KEY_UNCERTIFIED;
        }
        return certificate.key().verifies(statement().toBytes(), signature)
                ? null
                : PrivacyReason.RECEIPT_SIGNATURE_BROKEN;
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, BatchRoot::write);
    }

    public static Decoded<BatchRoot> decode(Bytes bytes) {
        return Decoded.of(bytes, BatchRoot::read);
    }

    public static void write(BatchRoot batch, CanonicalWriter out) {
        writeBody(batch, out);
        out.bytes(9, batch.signature.bytes());
    }

    private static void writeBody(BatchRoot batch, CanonicalWriter out) {
        out.bytes32(1, batch.committee.value())
                .uint(2, batch.number)
                .uint(3, batch.first)
                .uint(4, batch.count)
                .uint(5, batch.lamport);
        if (batch.previous != null) {
            out.bytes32(6, batch.previous);
        }
        out.bytes32(7, batch.root).message(8, batch.certificate, Certificate::write);
    }

    public static BatchRoot read(CanonicalReader in) {
        return new BatchRoot(
                new CommitteeId(in.bytes32(1)),
                in.uint(2),
                in.uint(3),
                in.uint(4, COUNT_MAX),
                in.uint(5),
                in.optionalBytes32(6),
                in.bytes32(7),
                in.message(8, Certificate.SIZE_MAX, Certificate::read),
                new Signature(in.bytes(9, Signature.SIZE)));
    }
}
