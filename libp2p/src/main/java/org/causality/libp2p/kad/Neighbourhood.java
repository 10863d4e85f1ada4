package org.causality.libp2p.kad;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.ConnectionListener;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.Identified;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadMessage;
import org.causality.libp2p.kad.node.KadNode;
import org.causality.libp2p.kad.store.RecordValidator;
import org.causality.libp2p.kad.table.Offer;
import org.causality.libp2p.multiformats.Multiaddr;
import org.jspecify.annotations.Nullable;

/** The node behind its lock, and how it hears of peers: by identify, by their answers, by their silence. */
final class Neighbourhood implements ConnectionListener, Search.Behaviour {
    private final Host host;
    private final KadSettings settings;
    private final InstantSource time;
    private final KadNode node;
    private final Consumer<Contact> probe;
    private final AtomicBoolean probing = new AtomicBoolean();

    /** Asks {@code probe}, one at a time, whether a peer is still there. */
    Neighbourhood(
            Host host, KadSettings settings, RecordValidator validator, InstantSource time, Consumer<Contact> probe) {
        this.host = host;
        this.settings = settings;
        this.time = time;
        this.probe = probe;
        this.node = new KadNode(host.peerId(), settings.table(), settings.store(), validator, this::acquaintance);
    }

    /** Runs short work on the node, alone. */
    synchronized <T> T with(Function<KadNode, T> work) {
        return work.apply(node);
    }

    /** As {@link #with}, for an answer that may be null. */
    synchronized <T> @Nullable T ask(Function<KadNode, @Nullable T> question) {
        return question.apply(node);
    }

    Instant now() {
        return time.instant();
    }

    // ---- hearing of peers

    @Override
    public void identified(Connection connection, Identified about) {
        if (about.protocols().contains(settings.protocol())) {
            offer(connection, contact(connection, about));
        } else {
            synchronized (this) {
                node.table().remove(connection.remotePeer());
            }
        }
    }

    @Override
    public List<Contact> answered(Contact from, KadMessage answer) {
        Connection connection = host.connection(from.peer());
        if (connection != null) {
            offer(connection, from);
        }
        return reachable(answer.closerPeers());
    }

    @Override
    public synchronized void failed(PeerId peer) {
        node.table().failed(peer);
    }

    private void offer(Connection connection, Contact contact) {
        if (contact.addresses().isEmpty()) {
            return;
        }
        Offer offer;
        synchronized (this) {
            offer = node.table().offer(contact, group(connection, contact));
        }
        if (offer instanceof Offer.Waiting(Contact leastSeen) && probing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("kad probe").start(() -> {
                try {
                    probe.accept(leastSeen);
                } finally {
                    probing.set(false);
                }
            });
        }
    }

    /** The proven address decides, except at home, where it is a port that changes with each connection. */
    private static AddressGroup group(Connection connection, Contact contact) {
        AddressGroup proven = AddressGroup.of(connection.remoteAddress());
        AddressGroup told = AddressGroup.of(contact.addresses().getFirst());
        return proven.isLocal() && told.isLocal() ? told : proven;
    }

    // ---- naming peers

    private Contact contact(Connection connection, Identified about) {
        List<Multiaddr> addresses = about.record() == null
                ? about.listenAddresses()
                : about.record().addresses();
        return new Contact(connection.remotePeer(), reachable(addresses, settings.localAddresses()));
    }

    /** Contacts with the addresses that we may dial; those left without any are dropped. */
    List<Contact> reachable(List<Contact> contacts) {
        return contacts.stream()
                .map(contact -> new Contact(contact.peer(), reachable(contact.addresses(), settings.localAddresses())))
                .filter(contact -> !contact.addresses().isEmpty())
                .toList();
    }

    private static List<Multiaddr> reachable(List<Multiaddr> addresses, boolean local) {
        return addresses.stream()
                .filter(address -> local || !AddressGroup.of(address).isLocal())
                .toList();
    }

    /** Ourselves, with the addresses that others can dial. */
    Contact self() {
        return new Contact(host.peerId(), host.dialAddresses());
    }

    private @Nullable Contact acquaintance(PeerId peer) {
        if (peer.equals(host.peerId())) {
            return self();
        }
        Connection connection = host.connection(peer);
        Identified about = connection == null ? null : connection.identified();
        return connection == null || about == null ? null : contact(connection, about);
    }

    /** What we know of a peer without asking anybody, or null. */
    @Nullable Contact known(PeerId peer) {
        Contact seated = ask(it -> it.table().contact(peer));
        Contact known = seated == null ? acquaintance(peer) : seated;
        return known == null || known.addresses().isEmpty() ? null : known;
    }
}
