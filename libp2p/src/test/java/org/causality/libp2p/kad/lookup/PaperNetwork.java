package org.causality.libp2p.kad.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.Peers;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadId;

/** Peers that answer a lookup from tables on paper, some of them silent, in an order drawn from a seed. */
final class PaperNetwork {
    final List<Contact> all;
    final Set<PeerId> silent = new HashSet<>();
    final Set<PeerId> asked = new HashSet<>();
    private final SplittableRandom random;
    private final LookupSettings settings;
    private final Function<Contact, List<Contact>> answers;
    private Instant now = Instant.EPOCH;
    private int underWayPeak;

    PaperNetwork(int size, long seed, LookupSettings settings, Function<Contact, List<Contact>> answers) {
        this.all = Peers.contacts(0, size);
        this.random = new SplittableRandom(seed);
        this.settings = settings;
        this.answers = answers;
    }

    static List<Contact> nearest(List<Contact> of, KadId target, int count) {
        return of.stream()
                .sorted(Comparator.comparing(contact -> KadId.of(contact.peer()), target.byDistance()))
                .limit(count)
                .toList();
    }

    List<Contact> alive() {
        return all.stream().filter(contact -> !silent.contains(contact.peer())).toList();
    }

    Output.Finished run(Lookup lookup) {
        List<Contact> underWay = new ArrayList<>();
        List<Output> outputs = new ArrayList<>(lookup.handle(new Input.Start(), now));
        while (true) {
            for (Output output : outputs) {
                switch (output) {
                    case Output.Query(Contact contact) -> {
                        assertThat(asked.add(contact.peer())).as("asked once").isTrue();
                        underWay.add(contact);
                    }
                    case Output.TimedOut(PeerId peer) ->
                        underWay.removeIf(contact -> contact.peer().equals(peer));
                    case Output.Finished finished -> {
                        assertThat(lookup.handle(new Input.Tick(), Instant.MAX)).isEmpty();
                        return finished;
                    }
                }
            }
            underWayPeak = Math.max(underWayPeak, underWay.size());
            outputs = step(lookup, underWay);
        }
    }

    private List<Output> step(Lookup lookup, List<Contact> underWay) {
        List<Contact> answering = underWay.stream()
                .filter(contact -> !silent.contains(contact.peer()))
                .toList();
        if (answering.isEmpty()) {
            now = lookup.nextDeadline();
            return lookup.handle(new Input.Tick(), now);
        }
        Contact next = answering.get(random.nextInt(answering.size()));
        underWay.remove(next);
        now = now.plus(Duration.ofMillis(1));
        return random.nextInt(20) == 0 && silent.add(next.peer())
                ? lookup.handle(new Input.Failed(next.peer()), now)
                : lookup.handle(new Input.Answered(next.peer(), answers.apply(next)), now);
    }

    void assertNeverMoreUnderWayThanAllowed() {
        assertThat(underWayPeak).isLessThanOrEqualTo(settings.parallel() * settings.paths());
    }
}
