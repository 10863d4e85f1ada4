package org.causality.privacy.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.Payload;
import org.causality.model.privacy.BatchEntry;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.FairOrdering;
import org.causality.model.privacy.OrderReceipt;
import org.causality.model.privacy.SealedOrder;
import org.causality.privacy.Fixture;
import org.causality.privacy.batch.Admissions;
import org.causality.privacy.desk.Page.Placed;
import org.junit.jupiter.api.Test;

/** Whatever order admissions come in, however often, and whenever the process dies: every one has one place. */
class BatchesOverRestartsTest {

    private static final int ADMISSIONS = 60;

    @Property(tries = 60)
    void noNumberTwiceNoOrderLost(@ForAll long seed) {
        Random random = new Random(seed);
        TestingDesk desk = new TestingDesk();
        List<Long> told = told(random);
        long sealed = 0;
        for (long number : told) {
            Input input = random.nextInt(5) == 0
                    ? new Input.SealPosted(seal(desk, 100 + sealed++))
                    : new Input.Admitted(number, TestingDesk.subject(number));
            if (random.nextInt(6) == 0) {
                desk.crash(input);
            }
            desk.handle(input);
            desk.handle(new Input.Admitted(number, TestingDesk.subject(number)));
            if (random.nextInt(4) == 0) {
                desk.pass(random.nextInt(300));
            }
            desk.deliver();
        }
        desk.pass(1_000);
        desk.deliver();
        assertWhole(desk, ADMISSIONS, sealed);
    }

    @Test
    void aNumberThatNeverComesHoldsNobodyUpForEverAndIsTakenWhenItComesAfterAll() {
        TestingDesk desk = new TestingDesk();
        desk.handle(new Input.Admitted(1, TestingDesk.subject(1)));
        desk.handle(new Input.Admitted(3, TestingDesk.subject(3)));
        desk.pass(Admissions.HOLE_MILLIS_MAX);
        assertThat(desk.ledger.placed).hasSize(1);
        desk.pass(1);
        assertThat(desk.ledger.placed).hasSize(2);
        desk.restart();
        desk.handle(new Input.Admitted(2, TestingDesk.subject(2)));
        desk.handle(new Input.Admitted(2, TestingDesk.subject(2)));
        assertThat(desk.ledger.placed.values().stream().map(each -> each.entry().admission()))
                .containsExactly(1L, 3L, 2L);
    }

    @Test
    void aFullBatchClosesAtOnceAndAnotherWhenItsTimeIsOver() {
        TestingDesk desk = new TestingDesk();
        for (long number = 1; number <= 5; number++) {
            desk.handle(new Input.Admitted(number, TestingDesk.subject(number)));
        }
        assertThat(desk.ledger.batches.values().stream().map(BatchRoot::count)).containsExactly(4);
        desk.pass(249);
        assertThat(desk.ledger.batches).hasSize(1);
        desk.pass(1);
        assertThat(desk.ledger.batches.values().stream().map(BatchRoot::count)).containsExactly(4, 1);
    }

    @Test
    void twoRootsOfOneBatchUnderOneKeyAreEvidence() {
        TestingDesk one = new TestingDesk();
        TestingDesk other = new TestingDesk();
        one.handle(new Input.Admitted(1, TestingDesk.subject(1)));
        other.handle(new Input.Admitted(1, TestingDesk.subject(2)));
        one.pass(250);
        other.pass(250);
        one.deliver();
        one.deliver(other.ledger.published.getFirst());
        assertThat(one.ledger.evidence)
                .singleElement()
                .satisfies(
                        evidence -> assertThat(evidence.holds(Fixture.GENESIS)).isTrue());
    }

    @Test
    void anotherRootUnderALaterIncarnationIsNone() {
        TestingDesk one = new TestingDesk();
        TestingDesk restored = new TestingDesk();
        restored.restart();
        one.handle(new Input.Admitted(1, TestingDesk.subject(1)));
        restored.handle(new Input.Admitted(1, TestingDesk.subject(2)));
        one.pass(250);
        restored.pass(250);
        one.deliver();
        one.deliver(restored.ledger.published.getFirst());
        assertThat(one.ledger.evidence).isEmpty();
        assertThat(one.ledger.roots).hasSize(2);
    }

    private static void assertWhole(TestingDesk desk, long admissions, long sealed) {
        List<Placed> placed = new ArrayList<>(desk.ledger.placed.values());
        assertThat(placed.stream().map(each -> each.entry().place()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, placed.size()).boxed().toList());
        List<Long> numbers = placed.stream()
                .map(Placed::entry)
                .filter(entry -> !entry.isSealed())
                .map(BatchEntry::admission)
                .toList();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, admissions).boxed().toList());
        Set<Bytes32> subjects =
                placed.stream().map(each -> each.entry().subject()).collect(Collectors.toSet());
        assertThat(subjects).hasSize(placed.size());
        assertThat(placed.size() - numbers.size()).isEqualTo(desk.ledger.seals.size());
        assertThat(desk.ledger.seals.size()).isLessThanOrEqualTo((int) sealed);
        assertThat(desk.ledger.evidence).isEmpty();
        assertReceipts(desk, placed);
    }

    private static void assertReceipts(TestingDesk desk, List<Placed> placed) {
        List<OrderReceipt> receipts = new ArrayList<>();
        Bytes32 previous = null;
        for (BatchRoot batch : desk.ledger.batches.values()) {
            assertThat(batch.previous()).isEqualTo(previous);
            previous = batch.root();
            List<BatchEntry> entries = placed.stream()
                    .filter(each -> each.batch() == batch.number())
                    .map(Placed::entry)
                    .toList();
            for (int i = 0; i < entries.size(); i++) {
                receipts.add(OrderReceipt.of(entries, i, batch));
            }
        }
        assertThat(receipts).hasSize(placed.size());
        assertThat(FairOrdering.verify(
                                placed.stream()
                                        .map(each -> each.entry().subject())
                                        .toList(),
                                receipts,
                                Fixture.GENESIS)
                        .isFair())
                .isTrue();
        assertThat(desk.ledger.published.stream().filter(draft -> draft.payload() instanceof Payload.BatchRoot))
                .hasSameSizeAs(desk.ledger.batches.entrySet());
    }

    /** All numbers, near their order, some twice. */
    private static List<Long> told(Random random) {
        List<Long> numbers =
                new ArrayList<>(LongStream.rangeClosed(1, ADMISSIONS).boxed().toList());
        for (int i = 0; i + 8 < numbers.size(); i += 4) {
            Collections.shuffle(numbers.subList(i, i + 8), random);
        }
        Set<Long> twice = new HashSet<>(random.longs(10, 1, ADMISSIONS).boxed().toList());
        numbers.addAll(twice);
        return numbers;
    }

    private static SealedOrder seal(TestingDesk desk, long wallet) {
        return Fixture.seal(wallet, Fixture.order(wallet, 1), Fixture.epochAfter(desk.now, 5));
    }
}
