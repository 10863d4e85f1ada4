package org.causality.model.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.SigningKey;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.Purpose;
import org.causality.model.reason.PrivacyReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FairOrderingTest {
    private static final NetworkId NETWORK = new NetworkId("test");
    private static final SigningKey ALICE = key(1);
    private static final SigningKey BOB = key(2);
    private static final Genesis GENESIS = new Genesis(
            NETWORK,
            1,
            16,
            new OperatorSet(
                    0, List.of(new Operator("alice", ALICE.publicKey(), 1), new Operator("bob", BOB.publicKey(), 1))));
    private static final List<OrderReceipt> RECEIPTS_OF_20 = receipts(ALICE, 1, 20);

    @Test
    void theOrderOfAdmissionIsFair() {
        assertThat(verify(subjects(0, 1, 2, 3, 4), RECEIPTS_OF_20).isFair()).isTrue();
    }

    @Test
    void whatIsNotProcessedIsNotJudged() {
        assertThat(verify(subjects(1, 7, 19), RECEIPTS_OF_20)).isEqualTo(new Fairness.Fair());
    }

    @Test
    void theFirstThatOvertookIsNamed() {
        assertThat(verify(subjects(0, 2, 5, 4, 3, 1), RECEIPTS_OF_20))
                .isEqualTo(new Fairness.Unfair(PrivacyReason.ORDER_OVERTAKEN, 2, subject(5), subject(4)));
    }

    @Test
    void nothingIsProcessedTwice() {
        assertThat(verify(subjects(0, 1, 0), RECEIPTS_OF_20))
                .isEqualTo(new Fairness.Unfair(PrivacyReason.PROCESSED_TWICE, 2, subject(0), subject(0)));
    }

    @Test
    void withoutAReceiptNothingIsFair() {
        assertThat(verify(subjects(0, 30), RECEIPTS_OF_20))
                .isEqualTo(new Fairness.Undecidable(PrivacyReason.RECEIPT_MISSING, subject(30)));
    }

    @Test
    void aReceiptThatDoesNotHoldDecidesNothing() {
        OrderReceipt good = RECEIPTS_OF_20.getFirst();
        OrderReceipt moved = new OrderReceipt(new BatchEntry(2, 2, good.subject()), good.path(), good.batch());
        assertThat(verify(subjects(0), List.of(moved)))
                .isEqualTo(new Fairness.Undecidable(PrivacyReason.RECEIPT_PATH_BROKEN, subject(0)));
    }

    @Test
    void twoOperatorsAreNotComparedHere() {
        List<OrderReceipt> both = new ArrayList<>(RECEIPTS_OF_20);
        both.addAll(receipts(BOB, 1, 20));
        assertThat(((Fairness.Undecidable) verify(subjects(0), both)).reason())
                .isEqualTo(PrivacyReason.SEVERAL_OPERATORS);
    }

    @Test
    void twoRootsOfOneBatchAreEvidenceAndDecideNothing() {
        BatchRoot one = RECEIPTS_OF_20.getFirst().batch();
        List<OrderReceipt> others = batch(ALICE, 1, 1, List.of(subject(9), subject(8)), null);
        BatchRoot other = others.getFirst().batch();
        assertThat(BatchEvidence.contradicts(one, other)).isTrue();
        assertThat(BatchEvidence.of(one, other)).isEqualTo(BatchEvidence.of(other, one));
        assertThat(BatchEvidence.of(one, other).holds(GENESIS)).isTrue();
        List<OrderReceipt> all = new ArrayList<>(RECEIPTS_OF_20);
        all.addAll(others);
        assertThat(((Fairness.Undecidable) verify(subjects(0), all)).reason())
                .isEqualTo(PrivacyReason.BATCH_EQUIVOCATION);
    }

    @Test
    void ofTwoIncarnationsTheHigherCounts() {
        List<OrderReceipt> before = batch(ALICE, 1, 1, List.of(subject(0), subject(1)), null);
        List<OrderReceipt> after = batch(ALICE, 2, 1, List.of(subject(1), subject(0)), null);
        assertThat(BatchEvidence.contradicts(
                        before.getFirst().batch(), after.getFirst().batch()))
                .isFalse();
        List<OrderReceipt> all = new ArrayList<>(after);
        all.addAll(before);
        assertThat(verify(subjects(1, 0), all).isFair()).isTrue();
        assertThat(verify(subjects(0, 1), all).isFair()).isFalse();
    }

    @Property(tries = 100)
    void exactlyTheSortedSubsequencesAreFair(@ForAll long seed) {
        Random random = new Random(seed);
        List<Integer> chosen = new ArrayList<>(IntStream.range(0, 20).boxed().toList());
        Collections.shuffle(chosen, random);
        List<Integer> some = chosen.subList(0, 1 + random.nextInt(5));
        boolean sorted = some.equals(some.stream().sorted().toList());
        assertThat(verify(some.stream().map(FairOrderingTest::subject).toList(), RECEIPTS_OF_20)
                        .isFair())
                .isEqualTo(sorted);
    }

    private static Fairness verify(List<Bytes32> processed, List<OrderReceipt> receipts) {
        return FairOrdering.verify(processed, receipts, GENESIS);
    }

    /** In batches of 3. */
    private static List<OrderReceipt> receipts(SigningKey operator, long incarnation, int count) {
        List<OrderReceipt> receipts = new ArrayList<>();
        Bytes32 previous = null;
        for (int from = 0; from < count; from += 3) {
            List<Bytes32> subjects = IntStream.range(from, Math.min(count, from + 3))
                    .mapToObj(FairOrderingTest::subject)
                    .toList();
            List<OrderReceipt> batch = batch(operator, incarnation, from / 3 + 1, subjects, previous);
            previous = batch.getFirst().batch().root();
            receipts.addAll(batch);
        }
        return receipts;
    }

    private static List<OrderReceipt> batch(
            SigningKey operator, long incarnation, long number, List<Bytes32> subjects, @Nullable Bytes32 previous) {
        long first = (number - 1) * 3 + 1;
        List<BatchEntry> entries = IntStream.range(0, subjects.size())
                .mapToObj(i -> new BatchEntry(first + i, first + i, subjects.get(i)))
                .toList();
        SigningKey receipts = key(100 + incarnation);
        Certificate certificate =
                Certificate.issue(NETWORK, Purpose.RECEIPT, receipts.publicKey(), incarnation, operator);
        BatchRoot root = BatchRoot.sign(
                CommitteeId.of(GENESIS),
                number,
                first,
                entries.size(),
                number,
                previous,
                MerkleTree.root(entries.stream().map(BatchEntry::leaf).toList()),
                certificate,
                receipts);
        return IntStream.range(0, entries.size())
                .mapToObj(i -> OrderReceipt.of(entries, i, root))
                .toList();
    }

    private static List<Bytes32> subjects(int... numbers) {
        return IntStream.of(numbers).mapToObj(FairOrderingTest::subject).toList();
    }

    private static Bytes32 subject(int number) {
        return new Bytes32(7, 7, 7, number);
    }

    private static SigningKey key(long seed) {
        return SigningKey.fromSeed(new Bytes32(seed, 0, 0, 0).toArray());
    }
}
