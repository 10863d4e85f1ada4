package org.causality.libp2p.links;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.causality.libp2p.addressbook.AddressBook;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.peering.DisjointRoutes;
import org.causality.libp2p.peering.Input;
import org.causality.libp2p.peering.Link;
import org.causality.libp2p.peering.Output;
import org.causality.libp2p.peering.Peering;
import org.causality.libp2p.peering.WithheldWatch;

/** The one owner of the cores: inputs go in one at a time, under its monitor; what they want is done outside. */
final class LinkDesk {
    private final AddressBook book;
    private final Peering peering;
    private final WithheldWatch<MessageId> watch;
    private final Alarms<MessageId> alarms;

    private final Set<PeerId> watched = new HashSet<>();
    private List<PeerAddress> anchors;

    LinkDesk(PeerId self, LinkSettings settings, KeptLinks kept, Instant now, RandomGenerator random) {
        this.book = new AddressBook(settings.book(), random);
        this.book.restore(kept.rows(), now);
        this.anchors =
                kept.anchors().stream().limit(settings.peering().anchorsMax()).toList();
        this.peering = new Peering(self, settings.peering(), book, anchors, List.of(), random);
        this.watch = new WithheldWatch<>(settings.watch());
        this.alarms = new Alarms<>(settings.alarmLasts());
    }

    synchronized List<Output> handle(Input input, Instant now) {
        if (input instanceof Input.Tick) {
            alarms.raise(watch.tick(now), now);
        }
        List<Output> outputs = peering.handle(input, now);
        outputs.forEach(this::remember);
        follow();
        return outputs;
    }

    /** Fewer anchors than before are no news: whoever breaks all our links and makes us restart must not gain by it. */
    private void remember(Output output) {
        if (output instanceof Output.KeepAnchors(List<PeerAddress> oldest) && oldest.size() >= anchors.size()) {
            anchors = oldest;
        }
    }

    /** The watch knows the outbound links, no others. */
    private void follow() {
        Set<PeerId> linked = new HashSet<>();
        peering.outbound().forEach(link -> linked.add(link.peer()));
        watched.removeIf(peer -> {
            boolean gone = !linked.contains(peer);
            if (gone) {
                watch.unlinked(peer);
            }
            return gone;
        });
        linked.stream().filter(watched::add).forEach(watch::linked);
    }

    synchronized void learn(PeerId peer, List<PeerAddress> addresses, AddressGroup source, Instant now) {
        addresses.forEach(address -> {
            if (address.peer().equals(peer)) {
                var _ = book.learn(address, source, now);
            }
        });
    }

    /** We dialled this address for another purpose, and the peer was there. */
    synchronized void answered(PeerAddress address, Instant now) {
        book.answered(address, now);
    }

    // ---- what is brought

    synchronized void expected(MessageId id, Instant now) {
        watch.expected(id, now);
    }

    synchronized void arrived(MessageId id, PeerId from) {
        watch.brought(id, from);
    }

    synchronized void heard(PeerId from) {
        watch.heard(from);
    }

    // ---- asking

    synchronized List<PeerId> routes() {
        return peering.routes(DisjointRoutes.HIGH_ROUTES);
    }

    synchronized List<Link> outbound() {
        return peering.outbound();
    }

    synchronized boolean holds(PeerId peer) {
        return peering.holds(peer);
    }

    synchronized KeptLinks kept() {
        return new KeptLinks(anchors, book.rows());
    }

    synchronized LinkSnapshot snapshot(int serviceRecords, LinkHands.Counts done) {
        List<Link> outbound = peering.outbound();
        return new LinkSnapshot(
                outbound,
                peering.inbound(),
                (int) outbound.stream()
                        .map(link -> link.address().group())
                        .distinct()
                        .count(),
                anchors,
                book.newSize(),
                book.triedSize(),
                book.groups(),
                serviceRecords,
                alarms.state(),
                done.dials(),
                done.failedDials(),
                done.hangups());
    }
}
