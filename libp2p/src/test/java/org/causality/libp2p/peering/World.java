package org.causality.libp2p.peering;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.causality.libp2p.addressbook.AddressBook;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.Peers;

/** Does what a {@link Peering} says: dials reach who is reachable, time passes in ticks. */
final class World {
    static final PeerId SELF = Peers.id(9_999_999);

    final Peering peering;
    final Map<Purpose, Integer> dials = new EnumMap<>(Purpose.class);
    final List<Output.Hangup> hangups = new ArrayList<>();
    List<PeerAddress> anchors;
    Instant now = Instant.EPOCH;
    private final Predicate<PeerAddress> reachable;

    World(
            PeeringSettings settings,
            AddressBook book,
            List<PeerAddress> anchors,
            List<PeerAddress> operators,
            Predicate<PeerAddress> reachable,
            SplittableRandom random) {
        this.peering = new Peering(SELF, settings, book, anchors, operators, random);
        this.anchors = anchors;
        this.reachable = reachable;
    }

    void tick() {
        tell(new Input.Tick());
    }

    void pass(Duration time, Duration step) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plus(step);
            tick();
        }
    }

    void tell(Input input) {
        Deque<Output> outputs = new ArrayDeque<>(peering.handle(input, now));
        while (!outputs.isEmpty()) {
            switch (outputs.removeFirst()) {
                case Output.Dial(PeerAddress address, Purpose purpose) -> {
                    dials.merge(purpose, 1, Integer::sum);
                    Input result =
                            reachable.test(address) ? new Input.Connected(address) : new Input.DialFailed(address);
                    outputs.addAll(peering.handle(result, now));
                }
                case Output.Hangup hangup -> hangups.add(hangup);
                case Output.KeepAnchors(List<PeerAddress> kept) -> anchors = kept;
            }
        }
    }

    List<PeerAddress> outbound() {
        return peering.outbound().stream().map(Link::address).toList();
    }
}
