package org.causality.libp2p.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.libp2p.kad.Peers;
import org.causality.libp2p.multiformats.Multiaddr;
import org.junit.jupiter.api.Test;

final class AddressBookTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final BookLimits LIMITS = BookLimits.defaults();
    private static final AddressGroup SOURCE = new AddressGroup(AddressGroup.Kind.IP4, 1);

    private final AddressBook book = new AddressBook(LIMITS, new SplittableRandom(1));

    private static PeerAddress address(int number) {
        return PeerAddress.of(Peers.id(number), Peers.address(number));
    }

    /** The peer {@code number} at an address of the group of peer {@code group}. */
    private static PeerAddress address(int number, int group) {
        String host = "/ip4/" + (20 + group / 256) + "." + (group % 256) + "." + number / 256 + "." + number % 256;
        return PeerAddress.of(Peers.id(number), Multiaddr.parse(host + "/tcp/4001"));
    }

    private static AddressGroup source(int number) {
        return new AddressGroup(AddressGroup.Kind.IP4, number);
    }

    @Test
    void oneGroupGetsEightPlacesHoweverManySourcesTellIt() {
        for (int number = 0; number < 1_000; number++) {
            book.learn(address(number, 1), source(number), NOW);
        }
        assertThat(book.newSize()).isBetween(1, LIMITS.groupMax());
    }

    @Test
    void oneSourceGetsItsShareOfTheBook() {
        Set<Learned> answers = new HashSet<>();
        for (int number = 0; number < 5_000; number++) {
            answers.add(book.learn(address(number), SOURCE, NOW));
        }
        assertThat(book.newSize()).isEqualTo(LIMITS.sourceMax());
        assertThat(answers).contains(Learned.SOURCE_FULL);
    }

    @Test
    void aFloodLeavesTheBookAsItWas() {
        List<PeerAddress> first = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            if (book.learn(address(number), source(number), NOW) == Learned.ADDED) {
                first.add(address(number));
            }
        }
        for (int number = 1_000; number < 30_000; number++) {
            book.learn(address(number), source(number % 500), NOW);
        }
        assertThat(book.rows().stream().map(BookRow::address)).containsAll(first);
    }

    @Test
    void anAddressThatFailedMakesRoomForAnotherOfItsGroup() {
        for (int number = 0; number < 100; number++) {
            book.learn(address(number, 1), source(number), NOW);
        }
        PeerAddress held = book.rows().getFirst().address();
        assertThat(book.ofGroup(held.group())).isEqualTo(LIMITS.groupMax());
        book.failed(held, NOW);
        Set<Learned> answers = new HashSet<>();
        for (int number = 100; number < 140; number++) {
            answers.add(book.learn(address(number, 1), source(number), NOW));
        }
        assertThat(answers).contains(Learned.ADDED);
        assertThat(book.rows().stream().map(BookRow::address)).doesNotContain(held);
    }

    @Test
    void anAddressThatFailedIsLeftAloneForAWhileAndThenForgotten() {
        PeerAddress only = address(1);
        book.learn(only, SOURCE, NOW);
        Instant now = NOW;
        for (int failure = 1; failure <= LIMITS.failuresMax(); failure++) {
            assertThat(book.pick(_ -> true, _ -> true, now)).isEqualTo(only);
            book.failed(only, now);
            assertThat(book.pick(_ -> true, _ -> true, now)).isNull();
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(book.newSize()).isZero();
    }

    @Test
    void anAddressThatAnsweredIsTriedAndForgottenLate() {
        book.learn(address(1), SOURCE, NOW);
        book.answered(address(1), NOW);
        assertThat(book.newSize()).isZero();
        assertThat(book.triedSize()).isEqualTo(1);
        for (int failure = 1; failure < LIMITS.triedFailuresMax(); failure++) {
            book.failed(address(1), NOW);
        }
        assertThat(book.triedSize()).isEqualTo(1);
        book.failed(address(1), NOW);
        assertThat(book.triedSize()).isZero();
    }

    @Test
    void aTriedAddressIsTriedAgainBeforeItLosesItsSlot() {
        BookLimits one = new BookLimits(64, 1, 1, 4, 8, 512, 3, 10, Duration.ofMinutes(10), Duration.ofDays(30), 16);
        AddressBook small = new AddressBook(one, new SplittableRandom(2));
        for (int number = 1; number <= 2; number++) {
            assertThat(small.learn(address(number), SOURCE, NOW)).isEqualTo(Learned.ADDED);
            small.answered(address(number), NOW);
        }
        assertThat(small.contested()).isEqualTo(address(1));
        small.answered(address(1), NOW);
        assertThat(small.contested()).isNull();
        assertThat(small.rows()).contains(new BookRow(address(1), SOURCE, true));

        small.answered(address(2), NOW);
        small.failed(address(1), NOW);
        assertThat(small.contested()).isNull();
        assertThat(small.rows())
                .contains(new BookRow(address(2), SOURCE, true), new BookRow(address(1), SOURCE, false));
    }

    @Test
    void manyAddressesOfFewGroupsArePickedAsSeldomAsFew() {
        for (int number = 0; number < 80; number++) {
            book.learn(address(number, number % 10), source(number), NOW);
        }
        for (int number = 100; number < 130; number++) {
            book.learn(address(number, number), source(number), NOW);
        }
        int crowded = 0;
        for (int i = 0; i < 4_000; i++) {
            PeerAddress picked = book.pick(_ -> true, _ -> true, NOW);
            crowded += picked != null && picked.group().value() % 256 < 10 ? 1 : 0;
        }
        assertThat(crowded).isBetween(800, 1_200);
    }

    @Test
    void aSampleTakesTheGroupsInTurn() {
        for (int number = 0; number < 80; number++) {
            book.learn(address(number, number % 10), source(number), NOW);
        }
        List<PeerAddress> sample = book.sample(10);
        assertThat(sample.stream().map(PeerAddress::group))
                .doesNotHaveDuplicates()
                .hasSize(10);
    }

    @Test
    void whatIsKeptOverARestartIsThereAgain() {
        for (int number = 0; number < 100; number++) {
            book.learn(address(number), source(number), NOW);
        }
        for (int number = 0; number < 20; number++) {
            book.answered(address(number), NOW);
        }
        AddressBook again = new AddressBook(LIMITS, new SplittableRandom(99));
        again.restore(book.rows(), NOW);
        assertThat(again.rows().size()).isGreaterThan(book.rows().size() * 9 / 10);
        assertThat(again.triedSize()).isGreaterThan(15);
    }

    @Property(tries = 40)
    void whateverHappensTheBoundsHold(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BookLimits small = new BookLimits(8, 4, 4, 2, 3, 10, 3, 4, Duration.ofMinutes(10), Duration.ofDays(1), 2);
        AddressBook any = new AddressBook(small, random.split());
        Instant now = NOW;
        for (int step = 0; step < 500; step++) {
            PeerAddress address = address(random.nextInt(60), random.nextInt(20));
            now = now.plus(Duration.ofMinutes(random.nextInt(60)));
            switch (random.nextInt(4)) {
                case 0 -> any.answered(address, now);
                case 1 -> any.failed(address, now);
                default -> any.learn(address, source(random.nextInt(5)), now);
            }
            assertBounded(any, small);
        }
    }

    private static void assertBounded(AddressBook any, BookLimits small) {
        List<BookRow> rows = any.rows();
        assertThat(rows.stream().map(BookRow::address)).doesNotHaveDuplicates();
        assertThat(rows).hasSize(any.newSize() + any.triedSize());
        assertThat(any.newSize()).isLessThanOrEqualTo(small.newMax());
        assertThat(any.triedSize()).isLessThanOrEqualTo(small.triedMax());
        Map<Object, Integer> ofGroup = new HashMap<>();
        Map<AddressGroup, Integer> ofSource = new HashMap<>();
        for (BookRow row : rows) {
            ofGroup.merge(List.of(row.tried(), row.address().group()), 1, Integer::sum);
            if (!row.tried()) {
                ofSource.merge(row.source(), 1, Integer::sum);
            }
        }
        assertThat(ofGroup.values()).allMatch(count -> count <= small.groupMax());
        assertThat(ofSource.values()).allMatch(count -> count <= small.sourceMax());
    }

    @Property(tries = 20)
    void oneSeedPicksTheSame(@ForAll long seed) {
        assertThat(picks(seed)).isEqualTo(picks(seed));
    }

    private static List<String> picks(long seed) {
        AddressBook any = new AddressBook(LIMITS, new SplittableRandom(seed));
        for (int number = 0; number < 200; number++) {
            any.learn(address(number), source(number % 7), NOW);
        }
        List<String> picks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            picks.add(String.valueOf(any.pick(_ -> true, _ -> true, NOW)));
        }
        return picks;
    }
}
