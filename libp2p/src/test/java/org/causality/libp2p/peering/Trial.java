package org.causality.libp2p.peering;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.causality.libp2p.addressbook.AddressBook;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.addressbook.BookLimits;
import org.causality.libp2p.addressbook.PeerAddress;

/** One node that starts: its book is filled by gossip and its links are chosen, all by the code that runs for real. */
final class Trial {
    private static final Duration STEP = Duration.ofMinutes(1);

    /** An honest link lasts twelve hours on the average; the attacker's never ends by itself. */
    private static final int HONEST_LINK_STEPS = 720;

    private static final Duration BETWEEN_STARTS = Duration.ofHours(1);
    private static final int PERCENT = 100;

    private final Attack attack;
    private final Population population;
    private final SplittableRandom random;

    Trial(Attack attack, Population population, long seed) {
        this.attack = attack;
        this.population = population;
        this.random = new SplittableRandom(seed);
    }

    /** Hears after each start which links the node has. */
    interface Outcome {
        /** The links at the end; those that are missing are in neither. {@code fewestHonest} over the whole time. */
        void links(int honest, int sybil, int fewestHonest);
    }

    /** Starts the node so often with one book, an hour apart and without anchors. */
    void run(int starts, Outcome outcome) {
        AddressBook book = new AddressBook(BookLimits.defaults(), random.split());
        gossip(book);
        PeeringSettings settings = PeeringSettings.defaults();
        for (int start = 0; start < starts; start++) {
            World world = new World(settings, book, anchors(), List.of(), population::isReachable, random.split());
            world.now = Instant.EPOCH.plus(BETWEEN_STARTS.multipliedBy(start));
            world.tick();
            int fewest = honest(world);
            for (Duration time = Duration.ZERO; time.compareTo(attack.lasting()) < 0; time = time.plus(STEP)) {
                churn(world);
                fewest = Math.min(fewest, honest(world));
            }
            outcome.links(honest(world), world.peering.outbound().size() - honest(world), fewest);
        }
    }

    private int honest(World world) {
        int honest = 0;
        for (Link link : world.peering.outbound()) {
            honest += population.isSybil(link.address()) ? 0 : 1;
        }
        return honest;
    }

    private void churn(World world) {
        for (PeerAddress link : world.outbound()) {
            if (!population.isSybil(link) && random.nextInt(HONEST_LINK_STEPS) == 0) {
                world.tell(new Input.Disconnected(link.peer()));
            }
        }
        world.pass(STEP, STEP);
    }

    private List<PeerAddress> anchors() {
        return random.ints(attack.anchors(), 0, PERCENT)
                .mapToObj(drawn -> any(drawn < attack.anchorSybilPercent() ? population.sybils : population.honest))
                .toList();
    }

    private <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }

    /** Rumours in random order: each an address and the group of whoever told it. */
    private void gossip(AddressBook book) {
        int told = attack.sybils() * attack.repeats();
        int dead = attack.phantoms();
        int[] order = new int[attack.honest() + told + dead];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        shuffle(order, 0, attack.speaksFirst() ? told + dead : order.length);
        shuffle(order, attack.speaksFirst() ? told + dead : 0, order.length);
        for (int rumour : order) {
            hear(book, rumour, told, dead);
        }
    }

    private void hear(AddressBook book, int rumour, int told, int dead) {
        if (rumour < told) {
            learn(book, population.sybils[rumour % attack.sybils()], population.sybilSources);
        } else if (rumour < told + dead) {
            learn(book, population.phantoms[rumour - told], population.sybilSources);
        } else {
            learn(book, population.honest[rumour - told - dead], population.honestSources);
        }
    }

    private void learn(AddressBook book, PeerAddress address, AddressGroup[] sources) {
        book.learn(address, any(sources), Instant.EPOCH);
    }

    private void shuffle(int[] order, int from, int to) {
        for (int i = to - 1; i > from; i--) {
            int other = from + random.nextInt(i - from + 1);
            int held = order[i];
            order[i] = order[other];
            order[other] = held;
        }
    }
}
