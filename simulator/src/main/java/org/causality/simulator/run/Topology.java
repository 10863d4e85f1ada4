package org.causality.simulator.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.causality.libp2p.addressbook.AddressBook;
import org.causality.libp2p.addressbook.BookLimits;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.peering.Input;
import org.causality.libp2p.peering.Output;
import org.causality.libp2p.peering.Peering;
import org.causality.libp2p.peering.PeeringSettings;
import org.causality.simulator.node.Node;

/**
 * Lets every node choose its links with the production's choice of links, from an address book that knows a random part of
 * the network. The links then stay: one that breaks is dialled again.
 */
final class Topology {
    /** Addresses a node has heard of. */
    private static final int HEARD_MAX = 64;

    /** Large enough for what is heard, and small enough for a hundred thousand books at a time. */
    private static final BookLimits BOOK =
            new BookLimits(64, 16, 8, 4, 8, 512, 3, 10, Duration.ofMinutes(10), Duration.ofDays(30), 16);

    /** @param dialler who dialled */
    record Pair(int dialler, int listener) {}

    /** What the peering of a node wants. */
    private record Wish(int number, Output output) {}

    private final List<PeerAddress> addresses = new ArrayList<>();
    private final List<Peering> peerings = new ArrayList<>();
    private final Map<PeerId, Integer> numbers = new HashMap<>();
    private final List<Set<Integer>> linked = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();

    private Topology() {}

    static List<Pair> choose(List<Node> nodes, SplittableRandom random) {
        Topology topology = new Topology();
        nodes.forEach(node -> topology.addresses.add(PeerAddress.of(node.id(), address(node.number()))));
        nodes.forEach(node -> topology.add(node, random.split()));
        nodes.forEach(node -> topology.fill(node.number()));
        return topology.pairs;
    }

    /** Addresses in as many groups as there are, then again. */
    private static Multiaddr address(int number) {
        int group = number % 51_200;
        return Multiaddr.parse(
                "/ip4/" + (20 + group / 256) + "." + group % 256 + "." + number / 51_200 + ".1/tcp/4001");
    }

    private void add(Node node, SplittableRandom random) {
        AddressBook book = new AddressBook(BOOK, random.split());
        PeerAddress own = addresses.get(node.number());
        for (int i = 0; i < Math.min(HEARD_MAX, addresses.size() - 1); i++) {
            int other = addresses.size() <= HEARD_MAX ? i : random.nextInt(addresses.size());
            var _ = book.learn(addresses.get(other), own.group(), Instant.EPOCH);
        }
        peerings.add(new Peering(node.id(), PeeringSettings.defaults(), book, List.of(), List.of(), random.split()));
        numbers.put(node.id(), node.number());
        linked.add(new TreeSet<>());
    }

    /** Whoever is told anything may begin to dial, so all that is to be done stands in one line. */
    private void fill(int number) {
        Deque<Wish> todo = new ArrayDeque<>();
        tell(number, new Input.Tick(), todo);
        while (!todo.isEmpty()) {
            Wish wish = todo.removeFirst();
            if (wish.output instanceof Output.Dial dial) {
                tell(wish.number, dial(wish.number, dial.address(), todo), todo);
            }
        }
    }

    /** Answers whether the peering wants to hang up. */
    private boolean tell(int number, Input input, Deque<Wish> todo) {
        List<Output> outputs = peerings.get(number).handle(input, Instant.EPOCH);
        outputs.forEach(output -> todo.add(new Wish(number, output)));
        return outputs.stream().anyMatch(Output.Hangup.class::isInstance);
    }

    /** What becomes of a dial: the other may have no room, or be linked to us already. */
    private Input dial(int number, PeerAddress address, Deque<Wish> todo) {
        int other = Objects.requireNonNull(numbers.get(address.peer()));
        if (linked.get(number).contains(other)) {
            return new Input.Met(address);
        }
        PeerAddress own = addresses.get(number);
        if (tell(other, new Input.Accepted(own.peer(), own.group()), todo)) {
            return new Input.DialFailed(address);
        }
        linked.get(number).add(other);
        linked.get(other).add(number);
        pairs.add(new Pair(number, other));
        return new Input.Connected(address);
    }
}
