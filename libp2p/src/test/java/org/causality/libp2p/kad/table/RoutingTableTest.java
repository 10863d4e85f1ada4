package org.causality.libp2p.kad.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.Peers;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadId;
import org.causality.libp2p.kad.message.Octets;
import org.junit.jupiter.api.Test;

final class RoutingTableTest {
    private static final PeerId SELF = Peers.id(1_000_000);
    private static final KadId HERE = KadId.of(SELF);
    private static final TableLimits LIMITS = TableLimits.defaults().withBucketMax(4);
    private static final Instant NOW = Instant.EPOCH;

    private final RoutingTable table = new RoutingTable(SELF, LIMITS);

    private Offer offer(int number) {
        return table.offer(Peers.contact(number), AddressGroup.of(Peers.address(number)));
    }

    /** Numbers of peers in the farthest bucket. */
    private static List<Integer> far(int count) {
        return java.util.stream.IntStream.range(0, 1_000)
                .filter(number -> HERE.commonBits(KadId.of(Peers.id(number))) == 0)
                .limit(count)
                .boxed()
                .toList();
    }

    @Test
    void weAreNotInOurOwnTable() {
        Contact self = new Contact(SELF, List.of(Peers.address(1)));
        assertThat(table.offer(self, AddressGroup.of(Peers.address(1))))
                .isEqualTo(new Offer.Refused(Offer.Reason.SELF));
    }

    @Test
    void aNewcomerWaitsForAFullBucketAndMovesUpWhenAPeerFails() {
        List<Integer> numbers = far(5);
        numbers.subList(0, 4).forEach(this::offer);
        offer(numbers.getFirst());
        assertThat(offer(numbers.get(4))).isEqualTo(new Offer.Waiting(Peers.contact(numbers.get(1))));
        assertThat(table.contact(Peers.id(numbers.get(4)))).isNull();

        table.failed(Peers.id(numbers.get(1)));
        assertThat(table.contact(Peers.id(numbers.get(4)))).isNull();
        table.failed(Peers.id(numbers.get(1)));
        assertThat(table.contact(Peers.id(numbers.get(4)))).isNotNull();
        assertThat(table.contact(Peers.id(numbers.get(1)))).isNull();
    }

    @Test
    void aSightingForgivesFailures() {
        offer(1);
        table.failed(Peers.id(1));
        assertThat(offer(1)).isEqualTo(new Offer.Refreshed());
        table.failed(Peers.id(1));
        assertThat(table.contact(Peers.id(1))).isNotNull();
    }

    @Test
    void oneGroupGetsTwoPlacesInABucketAndTenInAll() {
        AddressGroup one = AddressGroup.of(Peers.address(1));
        Set<Offer> answers = new HashSet<>();
        for (int number = 0; number < 5_000; number++) {
            answers.add(table.offer(Peers.contact(number), one));
        }
        assertThat(table.size()).isEqualTo(LIMITS.groupMax());
        assertThat(answers)
                .contains(
                        new Offer.Refused(Offer.Reason.GROUP_IN_BUCKET),
                        new Offer.Refused(Offer.Reason.GROUP_IN_TABLE));
    }

    @Test
    void aSeatDoesNotMoveIntoAnotherGroup() {
        offer(1);
        Contact moved = new Contact(Peers.id(1), List.of(Peers.address(2)));
        table.offer(moved, AddressGroup.of(Peers.address(2)));
        assertThat(table.contact(Peers.id(1))).isEqualTo(Peers.contact(1));
    }

    @Test
    void bucketsGrowStaleAndAreFreshAfterALookup() {
        far(1).forEach(this::offer);
        assertThat(table.stale(NOW)).containsExactly(0);
        Octets key = RefreshKey.within(SELF, 0, new SplittableRandom(1));
        table.lookedUp(KadId.of(key), NOW);
        assertThat(table.stale(NOW)).isEmpty();
        assertThat(table.stale(NOW.plus(LIMITS.refreshAfter()))).containsExactly(0);
    }

    @Test
    void aRefreshKeyLiesInItsBucket() {
        for (int bits = 0; bits < 10; bits++) {
            Octets key = RefreshKey.within(SELF, bits, new SplittableRandom(bits));
            assertThat(HERE.commonBits(KadId.of(key))).isEqualTo(bits);
        }
    }

    @Property(tries = 50)
    void whateverHappensTheBoundsHoldAndNobodyWhoAnswersIsDisplaced(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RoutingTable any = new RoutingTable(SELF, LIMITS);
        Set<PeerId> mayBeGone = new HashSet<>();
        Set<PeerId> before = Set.of();
        for (int step = 0; step < 400; step++) {
            int number = random.nextInt(120);
            mayBeGone.clear();
            switch (random.nextInt(4)) {
                case 0 -> {
                    any.failed(Peers.id(number));
                    mayBeGone.add(Peers.id(number));
                }
                case 1 -> {
                    any.remove(Peers.id(number));
                    mayBeGone.add(Peers.id(number));
                }
                default -> any.offer(Peers.contact(number), AddressGroup.of(Peers.address(number % 20)));
            }
            Set<PeerId> after = any.contacts().stream().map(Contact::peer).collect(Collectors.toSet());
            Set<PeerId> gone = new HashSet<>(before);
            gone.removeAll(after);
            assertThat(mayBeGone).containsAll(gone);
            assertBounded(any);
            before = after;
        }
    }

    private static void assertBounded(RoutingTable any) {
        assertThat(any.contacts()).hasSize(any.size());
        assertThat(any.contacts().stream()
                        .collect(Collectors.groupingBy(
                                contact -> HERE.commonBits(KadId.of(contact.peer())), Collectors.counting()))
                        .values())
                .allMatch(count -> count <= LIMITS.bucketMax());
    }

    @Property(tries = 50)
    void theClosestAreTheClosest(@ForAll long seed) {
        RoutingTable any = new RoutingTable(SELF, LIMITS);
        for (int number = 0; number < 60; number++) {
            any.offer(Peers.contact(number), AddressGroup.of(Peers.address(number)));
        }
        KadId target = KadId.of(Peers.id(seed));
        List<Contact> sorted = any.contacts().stream()
                .sorted(Comparator.comparing(contact -> KadId.of(contact.peer()), target.byDistance()))
                .toList();
        assertThat(any.closest(target, 7)).isEqualTo(sorted.subList(0, 7));
    }
}
