package org.causality.libp2p.links;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.addressbook.Capacity;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.addressbook.Role;
import org.causality.libp2p.addressbook.ServiceRecord;
import org.causality.libp2p.gossip.GossipService;
import org.causality.libp2p.gossip.MonotonicTime;
import org.causality.libp2p.gossip.Traffic;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.ConnectionListener;
import org.causality.libp2p.host.DialException;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.Identified;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PeerRecord;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.peering.Input;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the links of one {@link Host}. Safe from any thread; only {@link #close} blocks, for one write.
 *
 * <pre>{@code
 * LinkService links = LinkService.start(host, identity, LinkSettings.beginningAt(seeds), new LinkFile(path));
 * links.searchWith(Finder.of(kad));
 * links.watch(gossip);
 * }</pre>
 *
 * Where peers are is learned from what connected peers say of themselves, from searches, and from peers that others
 * name when they prune us. All of that is rumour until a dial has found the peer there.
 */
public final class LinkService implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LinkService.class.getName());

    /** Addresses taken of one peer at a time; further ones are dropped. */
    private static final int ADDRESSES_OF_A_PEER_MAX = 8;

    private final Host host;
    private final LinkSettings settings;
    private final LinkStore store;
    private final InstantSource time = new MonotonicTime();
    private final LinkDesk desk;
    private final LinkHands hands;
    private final RecordExchange records;
    private final Guests guests;
    private final Pace searchPace;
    private final Map<Multiaddr, Pace> seeds = new HashMap<>();
    private final AtomicBoolean searching = new AtomicBoolean();
    private final AtomicBoolean saveDue = new AtomicBoolean();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("links").factory());
    private int linksBefore;
    private volatile @Nullable Finder finder;
    private volatile boolean closed;

    private LinkService(Host host, PrivateKey identity, LinkSettings settings, LinkStore store, KeptLinks kept) {
        this.host = host;
        this.settings = settings;
        this.store = store;
        this.desk = new LinkDesk(host.peerId(), settings, kept, time.instant(), RandomGenerator.getDefault());
        this.hands = new LinkHands(host, this::handle, () -> saveDue.set(true));
        this.records = new RecordExchange(host, identity);
        this.guests = new Guests(settings.guestStays());
        this.searchPace = new Pace(settings.firstWait(), settings.searchEvery());
        settings.seeds().forEach(seed -> seeds.put(seed, new Pace(settings.firstWait(), settings.longestWait())));
    }

    /** Begins to choose links for {@code host}; {@code identity} signs what we say of ourselves, and must be the host's. */
    public static LinkService start(Host host, PrivateKey identity, LinkSettings settings, LinkStore store) {
        LinkService service = new LinkService(host, identity, settings, store, load(store));
        Hearing hearing = service.new Hearing();
        service.records.start();
        host.listen(hearing);
        for (Connection connection : host.connections()) {
            hearing.connected(connection);
            Identified about = connection.identified();
            if (about != null) {
                hearing.identified(connection, about);
            }
            if (!connection.isOpen()) {
                hearing.disconnected(connection); // its end may have been told before its beginning was
            }
        }
        service.every(settings.tick().toMillis(), service::tick);
        service.every(settings.saveEvery().toMillis(), service::save);
        return service;
    }

    private static KeptLinks load(LinkStore store) {
        try {
            return store.load();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "links: nothing is known from before the restart", e);
            return KeptLinks.NONE;
        }
    }

    private void every(long millis, Runnable task) {
        var _ = ticks.scheduleWithFixedDelay(() -> guarded(task), 0, millis, TimeUnit.MILLISECONDS);
    }

    /** A failing tick must not end all further ones. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "links: a regular task failed; it runs again next time", e);
        }
    }

    // ---- what others tell us

    /** From now on {@code search} looks for peers, the more often the more links are missing. */
    public void searchWith(Finder search) {
        finder = search;
    }

    /** From now on what {@code gossip} hears is watched, its urgent messages take ways apart, its introductions count. */
    public void watch(GossipService gossip) {
        gossip.onTraffic(new Traffic() {
            @Override
            public void arrived(Topic topic, MessageId id, PeerId from) {
                desk.arrived(id, from);
            }

            @Override
            public void heard(PeerId from) {
                desk.heard(from);
            }
        });
        gossip.urgentRoutes(desk::routes);
        gossip.onPeersOffered((_, by, peers) -> offered(by, peers));
    }

    private void offered(PeerId by, List<PeerRecord> peers) {
        Connection connection = host.connection(by);
        if (connection != null) {
            AddressGroup source = AddressGroup.of(connection.remoteAddress());
            peers.forEach(told -> learn(told.peer(), told.addresses(), source));
        }
    }

    /** A message must exist, as somebody else than our links says: unless it comes soon, there is an alarm. */
    public void expected(MessageId id) {
        desk.expected(id, time.instant());
    }

    /**
     * A peer belongs to the operators' list, as it has proven or as we were told beforehand: no bound of others applies to
     * it from now on, and its connection stays.
     */
    public void proved(PeerId peer) {
        handle(new Input.Proved(peer));
    }

    private void learn(PeerId peer, List<Multiaddr> addresses, AddressGroup source) {
        List<PeerAddress> usable = addresses.stream()
                .filter(this::isUsable)
                .limit(ADDRESSES_OF_A_PEER_MAX)
                .map(address -> PeerAddress.of(peer, address))
                .toList();
        desk.learn(peer, usable, source, time.instant());
    }

    private boolean isUsable(Multiaddr address) {
        return address.isDirect()
                && (settings.localAddresses() || !AddressGroup.of(address).isLocal());
    }

    // ---- what we tell others

    /** What we say of ourselves from now on; connected peers are told soon. */
    public void announce(Set<Role> roles, Capacity capacity) {
        records.announce(roles, capacity);
        host.connections().forEach(this::exchange);
    }

    private void exchange(Connection connection) {
        if (!closed) {
            Thread.ofVirtual()
                    .name("service record of " + connection.remotePeer())
                    .start(() -> records.with(connection));
        }
    }

    // ---- asking

    /** What a peer says of itself, or null. */
    public @Nullable ServiceRecord recordOf(PeerId peer) {
        return records.of(peer);
    }

    /** What peers say of themselves that claim a role. */
    public List<ServiceRecord> peersWith(Role role) {
        return records.with(role);
    }

    /** Ways for one urgent message: outbound links in as many address groups as there are, at most three. */
    public List<PeerId> routes() {
        return desk.routes();
    }

    /** Links, book and alarm of now. */
    public LinkSnapshot snapshot() {
        return desk.snapshot(records.size(), hands.counts());
    }

    // ---- time

    private void tick() {
        Instant now = time.instant();
        handle(new Input.Tick());
        guests.overdue(host.connections(), desk::holds, now).forEach(hands::hangUp);
        int links = desk.outbound().size();
        if (links < settings.peering().outboundMax()) {
            dialSeeds(now);
        }
        if (links < linksBefore) {
            searchPace.reset(now);
        }
        linksBefore = links;
        search(now);
        if (saveDue.getAndSet(false)) {
            save();
        }
    }

    private void dialSeeds(Instant now) {
        seeds.forEach((seed, pace) -> {
            String peer = seed.value(AddressPart.P2P);
            boolean connected = peer != null && host.connection(PeerId.parse(peer)) != null;
            if (!connected && pace.isDue(now)) {
                Thread.ofVirtual().name("seed " + seed).start(() -> dialSeed(seed));
            }
        });
    }

    /** Who is there says where it is; then it is an address like any other. */
    private void dialSeed(Multiaddr seed) {
        try {
            var _ = host.dial(seed);
        } catch (DialException | RuntimeException e) {
            LOG.log(Level.DEBUG, "seed {0} is not there: {1}", seed, e.getMessage());
        }
    }

    private void search(Instant now) {
        Finder search = finder;
        if (search != null
                && !host.connections().isEmpty()
                && searchPace.isDue(now)
                && searching.compareAndSet(false, true)) {
            Thread.ofVirtual().name("search for links").start(() -> find(search));
        }
    }

    private void find(Finder search) {
        try {
            for (Contact contact : search.find()) {
                if (!contact.addresses().isEmpty()) {
                    learn(
                            contact.peer(),
                            contact.addresses(),
                            AddressGroup.of(contact.addresses().getFirst()));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "links: a search failed; the next one follows", e);
        } finally {
            searching.set(false);
        }
    }

    private synchronized void save() {
        try {
            store.keep(desk.kept());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "links: what is known could not be kept", e);
        }
    }

    private void handle(Input input) {
        if (!closed) {
            hands.act(desk.handle(input, time.instant()));
        }
    }

    /** Keeps what is known and chooses no more; links stay as they are until the host is closed. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            ticks.shutdownNow();
            records.stop();
            save();
        }
    }

    private final class Hearing implements ConnectionListener {
        /** Connections that we make are links only when the core asked for them. */
        @Override
        public void connected(Connection connection) {
            if (!connection.outbound()) {
                handle(new Input.Accepted(connection.remotePeer(), AddressGroup.of(connection.remoteAddress())));
            }
        }

        @Override
        public void identified(Connection connection, Identified about) {
            PeerRecord signed = about.record();
            List<Multiaddr> addresses = signed == null ? about.listenAddresses() : signed.addresses();
            learn(connection.remotePeer(), addresses, source(connection, addresses));
            if (connection.outbound()) {
                desk.answered(PeerAddress.of(connection.remotePeer(), connection.remoteAddress()), time.instant());
            }
            boolean speaks = about.protocols().contains(RecordExchange.PROTOCOL);
            if (connection.outbound() && speaks && records.of(connection.remotePeer()) == null) {
                exchange(connection);
            }
        }

        /** The proven address decides, except at home, where it is a port that changes with each connection. */
        private static AddressGroup source(Connection connection, List<Multiaddr> told) {
            AddressGroup proven = AddressGroup.of(connection.remoteAddress());
            return proven.isLocal() && !told.isEmpty() ? AddressGroup.of(told.getFirst()) : proven;
        }

        @Override
        public void disconnected(Connection connection) {
            if (host.connection(connection.remotePeer()) == null) {
                handle(new Input.Disconnected(connection.remotePeer()));
            }
        }
    }
}
