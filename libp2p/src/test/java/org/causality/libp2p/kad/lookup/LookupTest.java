package org.causality.libp2p.kad.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.Peers;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadId;
import org.causality.libp2p.kad.table.RoutingTable;
import org.causality.libp2p.kad.table.TableLimits;
import org.junit.jupiter.api.Test;

final class LookupTest {
    private static final int SIZE = 200;
    private static final PeerId SELF = Peers.id(1_000_000);
    private static final KadId TARGET = KadId.of(Peers.id(2_000_000));
    private static final LookupSettings SETTINGS = new LookupSettings(8, 3, 1, Duration.ofSeconds(10), 500, 400);
    private static final Map<PeerId, RoutingTable> TABLES = tables();

    /** Everyone has heard of everyone, and kept whom its buckets had room for. */
    private static Map<PeerId, RoutingTable> tables() {
        Map<PeerId, RoutingTable> tables = new HashMap<>();
        for (Contact owner : Peers.contacts(0, SIZE)) {
            RoutingTable table =
                    new RoutingTable(owner.peer(), TableLimits.defaults().withBucketMax(8));
            for (Contact other : Peers.contacts(0, SIZE)) {
                table.offer(other, AddressGroup.of(other.addresses().getFirst()));
            }
            tables.put(owner.peer(), table);
        }
        return tables;
    }

    private static List<Contact> honest(Contact asked, KadId target) {
        return Objects.requireNonNull(TABLES.get(asked.peer())).closest(target, 8);
    }

    @Property(tries = 60)
    void theNearestThatAnswerAreFound(@ForAll long seed, @ForAll @IntRange(max = 60) int silent) {
        KadId target = KadId.of(Peers.id(seed));
        PaperNetwork network = new PaperNetwork(SIZE, seed, SETTINGS, asked -> honest(asked, target));
        SplittableRandom random = new SplittableRandom(seed);
        random.ints(silent, 5, SIZE).forEach(number -> network.silent.add(Peers.id(number)));
        Lookup lookup = new Lookup(SELF, target, SETTINGS, Peers.contacts(0, 5));

        Output.Finished finished = network.run(lookup);

        network.assertNeverMoreUnderWayThanAllowed();
        if (finished.closest().isEmpty()) {
            assertThat(network.silent)
                    .containsAll(
                            Peers.contacts(0, 5).stream().map(Contact::peer).toList());
            return;
        }
        assertThat(finished.end()).isEqualTo(Output.End.CONVERGED);
        List<Contact> best = PaperNetwork.nearest(network.alive(), target, 8);
        assertThat(finished.closest()).hasSize(8);
        assertThat(finished.closest()).startsWith(best.getFirst());
        assertThat(finished.closest()).allMatch(contact -> !network.silent.contains(contact.peer()));
    }

    @Property(tries = 40)
    void onAHealthyNetworkItIsExactlyTheNearest(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int paths) {
        LookupSettings settings = SETTINGS.withPaths(paths, 3);
        KadId target = KadId.of(Peers.id(seed));
        PaperNetwork network = new PaperNetwork(SIZE, seed, settings, asked -> honest(asked, target));
        Output.Finished finished = network.run(new Lookup(SELF, target, settings, Peers.contacts(0, 12)));
        network.assertNeverMoreUnderWayThanAllowed();
        assertThat(finished.closest())
                .startsWith(PaperNetwork.nearest(network.alive(), target, 1).getFirst());
    }

    @Test
    void aLiarOnOnePathDoesNotHideThePeerFromAnother() {
        LookupSettings settings = SETTINGS.withPaths(2, 3);
        List<Contact> invented = Peers.contacts(30_000, 30_008);
        PaperNetwork network = new PaperNetwork(
                SIZE,
                1,
                settings,
                asked -> asked.peer().equals(Peers.id(0)) || invented.contains(asked)
                        ? invented
                        : honest(asked, TARGET));
        Output.Finished finished = network.run(new Lookup(SELF, TARGET, settings, Peers.contacts(0, 2)));
        assertThat(finished.closest())
                .contains(PaperNetwork.nearest(network.alive(), TARGET, 1).getFirst());
    }

    @Test
    void nobodyToAskEndsAtOnce() {
        Lookup lookup = new Lookup(SELF, TARGET, SETTINGS, List.of());
        assertThat(lookup.handle(new Input.Start(), Instant.EPOCH))
                .containsExactly(new Output.Finished(List.of(), Output.End.CONVERGED));
    }

    @Test
    void anAnswerThatComesTooLateChangesNothing() {
        Lookup lookup = new Lookup(SELF, TARGET, SETTINGS, Peers.contacts(0, 1));
        lookup.handle(new Input.Start(), Instant.EPOCH);
        assertThat(lookup.handle(new Input.Tick(), Instant.EPOCH.plusSeconds(10)))
                .containsExactly(
                        new Output.TimedOut(Peers.id(0)), new Output.Finished(List.of(), Output.End.CONVERGED));
        assertThat(lookup.handle(new Input.Answered(Peers.id(0), Peers.contacts(1, 2)), Instant.EPOCH.plusSeconds(11)))
                .isEmpty();
    }

    @Test
    void anAnswerNobodyAskedForChangesNothing() {
        Lookup lookup = new Lookup(SELF, TARGET, SETTINGS, Peers.contacts(0, 1));
        lookup.handle(new Input.Start(), Instant.EPOCH);
        assertThat(lookup.handle(new Input.Answered(Peers.id(9), Peers.contacts(1, 5)), Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void itStopsWhenToldTo() {
        Lookup lookup = new Lookup(SELF, TARGET, SETTINGS, Peers.contacts(0, 3));
        lookup.handle(new Input.Start(), Instant.EPOCH);
        lookup.handle(new Input.Answered(Peers.id(1), List.of()), Instant.EPOCH);
        assertThat(lookup.handle(new Input.Stop(), Instant.EPOCH))
                .containsExactly(new Output.Finished(Peers.contacts(1, 2), Output.End.STOPPED));
    }

    @Test
    void endlessInventionsEndAtTheLimitOfQueries() {
        LookupSettings few = new LookupSettings(8, 3, 1, Duration.ofSeconds(10), 50, 40);
        int[] next = {1_000};
        PaperNetwork network = new PaperNetwork(1, 1, few, _ -> {
            next[0] += 8;
            return PaperNetwork.nearest(Peers.contacts(next[0] - 8, next[0] + 400), TARGET, 8);
        });
        Output.Finished finished = network.run(new Lookup(SELF, TARGET, few, Peers.contacts(0, 1)));
        assertThat(network.asked).hasSizeLessThanOrEqualTo(50);
        assertThat(finished.closest()).hasSizeLessThanOrEqualTo(8);
    }
}
