package org.causality.libp2p.peering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.libp2p.addressbook.AddressBook;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.addressbook.BookLimits;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.Peers;
import org.causality.libp2p.multiformats.Multiaddr;
import org.junit.jupiter.api.Test;

final class PeeringTest {
    private static final PeeringSettings SETTINGS = PeeringSettings.defaults();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AddressBook book = new AddressBook(BookLimits.defaults(), new SplittableRandom(1));

    /** The peer {@code number} in one of {@code groups} groups. */
    private static PeerAddress address(int number, int groups) {
        int group = number % groups;
        String host = "/ip4/" + (20 + group / 256) + "." + (group % 256) + "." + number / 256 + "." + number % 256;
        return PeerAddress.of(Peers.id(number), Multiaddr.parse(host + "/tcp/4001"));
    }

    private static void fill(AddressBook book, int count, int groups) {
        for (int number = 0; number < count; number++) {
            book.learn(address(number, groups), new AddressGroup(AddressGroup.Kind.IP4, number % 50), Instant.EPOCH);
        }
    }

    private World world(List<PeerAddress> anchors, List<PeerAddress> operators, Predicate<PeerAddress> reachable) {
        return new World(SETTINGS, book, anchors, operators, reachable, new SplittableRandom(7));
    }

    private World world() {
        return world(List.of(), List.of(), _ -> true);
    }

    @Test
    void twelveLinksInTwelveGroups() {
        fill(book, 200, 40);
        World world = world();
        world.tick();
        assertThat(world.outbound()).hasSize(12);
        assertThat(world.outbound().stream().map(PeerAddress::group)).doesNotHaveDuplicates();
    }

    @Test
    void withFewGroupsTheyAreSharedRatherThanLinksLeftOut() {
        fill(book, 200, 5);
        World world = world();
        world.tick();
        assertThat(world.outbound()).hasSize(12);
        assertThat(world.outbound().stream().map(PeerAddress::group).distinct()).hasSize(5);
    }

    @Test
    void aLostLinkIsReplacedAtOnce() {
        fill(book, 200, 40);
        World world = world();
        world.tick();
        PeerId lost = world.outbound().get(3).peer();
        world.tell(new Input.Disconnected(lost));
        assertThat(world.outbound()).hasSize(12);
    }

    @Test
    void noMoreDialsAreUnderWayThanAllowedAndAnUnansweredOneEnds() {
        fill(book, 200, 40);
        Peering peering = new Peering(World.SELF, SETTINGS, book, List.of(), List.of(), new SplittableRandom(1));
        List<Output> first = peering.handle(new Input.Tick(), Instant.EPOCH);
        assertThat(first).hasSize(SETTINGS.dialsMax()).allMatch(Output.Dial.class::isInstance);
        assertThat(peering.handle(new Input.Tick(), Instant.EPOCH.plusSeconds(14)))
                .isEmpty();
        List<Output> later = peering.handle(new Input.Tick(), Instant.EPOCH.plusSeconds(15));
        assertThat(later).hasSize(SETTINGS.dialsMax()).doesNotContainAnyElementsOf(first);
        PeerAddress late = first.getFirst() instanceof Output.Dial(PeerAddress address, Purpose _) ? address : null;
        assertThat(peering.handle(new Input.Connected(Objects.requireNonNull(late)), Instant.EPOCH.plusSeconds(16)))
                .containsExactly(new Output.Hangup(late.peer(), Output.Reason.NOT_NEEDED));
    }

    @Test
    void theOldestLinksAreTheAnchorsAndComeFirstAfterARestart() {
        fill(book, 200, 40);
        World world = world();
        world.tick();
        assertThat(world.anchors).isEqualTo(world.outbound().subList(0, 2));

        World again = new World(
                SETTINGS,
                new AddressBook(BookLimits.defaults(), new SplittableRandom(3)),
                world.anchors,
                List.of(),
                _ -> true,
                new SplittableRandom(8));
        again.tick();
        assertThat(again.outbound()).isEqualTo(world.anchors);
        assertThat(again.dials).containsEntry(Purpose.ANCHOR, 2);
    }

    @Test
    void aFeelerTriesAnUntriedAddressEveryTwoMinutesAndHangsUp() {
        fill(book, 200, 40);
        World world = world();
        world.tick();
        int tried = book.triedSize();
        world.pass(Duration.ofMinutes(8), MINUTE);
        assertThat(world.dials).containsEntry(Purpose.FEELER, 4);
        assertThat(world.hangups)
                .filteredOn(hangup -> hangup.reason() == Output.Reason.FEELER_DONE)
                .hasSize(4);
        assertThat(book.triedSize()).isGreaterThan(tried);
    }

    @Test
    void oneLinkIsExchangedEveryTenMinutesAndSixSettledOnesStay() {
        fill(book, 400, 80);
        World world = world();
        world.tick();
        Set<PeerAddress> before = new HashSet<>(world.outbound());
        world.pass(Duration.ofMinutes(10), MINUTE);
        assertThat(before)
                .filteredOn(address -> !world.outbound().contains(address))
                .hasSize(1);
        for (int hour = 0; hour < 24; hour++) {
            world.pass(Duration.ofHours(1), MINUTE);
            assertThat(world.peering.outbound())
                    .hasSize(12)
                    .filteredOn(link -> link.isSettled(world.now, SETTINGS.settledAfter()))
                    .hasSizeGreaterThanOrEqualTo(SETTINGS.settledMin());
        }
    }

    @Test
    void noLinkIsGivenUpWhenNothingCouldReplaceIt() {
        fill(book, 12, 12);
        World world = world();
        world.tick();
        world.pass(Duration.ofHours(2), MINUTE);
        assertThat(world.outbound()).hasSize(12);
        assertThat(world.hangups).isEmpty();
    }

    @Test
    void operatorsAreLinkedBesideTheOthersWhateverTheirGroup() {
        fill(book, 200, 40);
        List<PeerAddress> operators = IntStream.range(1_000, 1_003)
                .mapToObj(number -> address(number, 1))
                .toList();
        World world = world(List.of(), operators, address -> !address.equals(operators.getFirst()));
        world.tick();
        world.pass(Duration.ofMinutes(1), Duration.ofSeconds(10));
        assertThat(world.peering.outbound().stream()
                        .filter(link -> link.purpose() == Purpose.OPERATOR)
                        .map(Link::address))
                .containsExactly(operators.get(1), operators.get(2));
        assertThat(world.outbound()).hasSize(14);
    }

    @Test
    void whoProvesToBeAnOperatorIsRotatedNoMoreAndHasARightToCome() {
        fill(book, 400, 80);
        World world = world();
        world.tick();
        List<PeerId> proven =
                world.outbound().stream().limit(11).map(PeerAddress::peer).toList();
        proven.forEach(peer -> world.tell(new Input.Proved(peer)));
        world.pass(Duration.ofHours(3), MINUTE);
        assertThat(world.outbound().stream().map(PeerAddress::peer)).containsAll(proven);
        assertThat(world.peering.outbound().stream()
                        .filter(link -> link.purpose() == Purpose.OPERATOR)
                        .map(Link::peer))
                .containsExactlyElementsOf(proven.subList(0, SETTINGS.operatorLinksMax()));
    }

    @Test
    void inboundLinksAreBoundedAltogetherAndByGroup() {
        World world = world();
        AddressGroup one = new AddressGroup(AddressGroup.Kind.IP4, 1);
        for (int number = 0; number < 10; number++) {
            world.tell(new Input.Accepted(Peers.id(number), one));
        }
        assertThat(world.peering.inbound()).isEqualTo(SETTINGS.inboundPerGroupMax());
        for (int number = 100; number < 200; number++) {
            world.tell(new Input.Accepted(Peers.id(number), new AddressGroup(AddressGroup.Kind.IP4, number)));
        }
        assertThat(world.peering.inbound()).isEqualTo(SETTINGS.inboundMax());
        assertThat(world.peering.routes(DisjointRoutes.HIGH_ROUTES)).isEmpty();
    }

    @Test
    void urgentMessagesGoOverThreeGroups() {
        fill(book, 200, 40);
        World world = world();
        world.tick();
        Set<PeerId> used = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            List<PeerId> routes = world.peering.routes(DisjointRoutes.HIGH_ROUTES);
            assertThat(routes).hasSize(3).doesNotHaveDuplicates();
            used.addAll(routes);
        }
        assertThat(used).hasSize(12);
    }

    @Property(tries = 30)
    void whateverHappensLinksAreBoundedAndApart(@ForAll long seed, @ForAll @IntRange(min = 14, max = 60) int groups) {
        SplittableRandom random = new SplittableRandom(seed);
        AddressBook any = new AddressBook(BookLimits.defaults(), random.split());
        fill(any, 300, groups);
        Predicate<PeerAddress> reachable = address -> Math.floorMod(address.hashCode() ^ seed, 4) != 0;
        World world = new World(SETTINGS, any, List.of(), List.of(), reachable, random.split());
        world.tick();
        for (int step = 0; step < 200; step++) {
            List<PeerAddress> links = world.outbound();
            if (!links.isEmpty() && random.nextInt(3) == 0) {
                PeerId peer = links.get(random.nextInt(links.size())).peer();
                world.tell(new Input.Disconnected(peer));
            }
            world.pass(MINUTE, MINUTE);
            assertThat(world.outbound()).hasSizeLessThanOrEqualTo(SETTINGS.outboundMax());
            assertThat(world.outbound().stream().map(PeerAddress::peer)).doesNotHaveDuplicates();
            if (any.groups() > SETTINGS.outboundMax()) {
                assertThat(world.outbound().stream().map(PeerAddress::group)).doesNotHaveDuplicates();
            }
        }
    }

    @Property(tries = 10)
    void oneSeedDoesTheSame(@ForAll long seed) {
        assertThat(aDay(seed)).isEqualTo(aDay(seed));
    }

    private static List<Object> aDay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AddressBook any = new AddressBook(BookLimits.defaults(), random.split());
        fill(any, 100, 30);
        World world = new World(SETTINGS, any, List.of(), List.of(), _ -> true, random.split());
        world.pass(Duration.ofHours(3), MINUTE);
        return List.of(world.outbound(), world.hangups, world.anchors);
    }
}
