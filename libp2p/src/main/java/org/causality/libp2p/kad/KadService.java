package org.causality.libp2p.kad;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.lookup.Lookup;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadId;
import org.causality.libp2p.kad.message.KadMessage;
import org.causality.libp2p.kad.message.KadRecord;
import org.causality.libp2p.kad.message.Octets;
import org.causality.libp2p.kad.store.RecordStore;
import org.causality.libp2p.kad.store.RecordValidator;
import org.causality.libp2p.kad.store.Republication;
import org.causality.libp2p.kad.table.RefreshKey;
import org.jspecify.annotations.Nullable;

/**
 * Kademlia with the peers of one {@link Host}. Safe from any thread; every method that searches blocks and belongs on a
 * virtual thread.
 *
 * <pre>{@code
 * KadService kad = KadService.start(host, KadSettings.server("/causality/kad/1.0.0"), validators);
 * host.dial(bootstrapAddress);
 * kad.refresh();
 * kad.put(Octets.of("/causality/…"), value);
 * }</pre>
 *
 * Peers come into the table by identify, when they say that they serve the protocol, and by answering.
 */
public final class KadService implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KadService.class.getName());

    /** Keys of our own that one round of housekeeping tells again. */
    private static final int REPUBLISH_AT_ONCE_MAX = 100;

    private final Host host;
    private final KadSettings settings;
    private final RecordValidator validator;
    private final Refusals refusals = new Refusals();
    private final Messenger messenger;
    private final Neighbourhood neighbourhood;
    private final MonotonicTime time = new MonotonicTime();
    private final Republication ownRecords;
    private final Republication ownProvisions;
    private final CountDownLatch closed = new CountDownLatch(1);

    private KadService(Host host, KadSettings settings, RecordValidator validator) {
        this.host = host;
        this.settings = settings;
        this.validator = validator;
        this.messenger = new Messenger(host, settings.protocol());
        this.neighbourhood = new Neighbourhood(host, settings, validator, time, this::probe);
        this.ownRecords = new Republication(settings.republish(), settings.ownKeysMax());
        this.ownProvisions = new Republication(settings.republish(), settings.ownKeysMax());
    }

    /** Takes part from now on; call it before the first dial, so that no peer is missed. */
    public static KadService start(Host host, KadSettings settings, RecordValidator validator) {
        KadService service = new KadService(host, settings, validator);
        host.listen(service.neighbourhood);
        switch (settings.mode()) {
            case SERVER -> host.handle(settings.protocol(), service.serving());
            case CLIENT -> {}
        }
        Thread.ofVirtual().name("kad housekeeping").start(service::keepHouse);
        return service;
    }

    private Serving serving() {
        return new Serving(
                settings,
                refusals,
                (request, asker) -> neighbourhood.with(node -> node.answer(request, asker, time.instant())));
    }

    /** How often peers were refused since the start, by reason; every reason is there. */
    public Map<Refusal, Long> refusals() {
        return refusals.counts();
    }

    // ---- peers

    /** How many peers the table holds. */
    public int tableSize() {
        return neighbourhood.with(node -> node.table().size());
    }

    /** Peers of the table. */
    public List<Contact> tablePeers() {
        return neighbourhood.with(node -> node.table().contacts());
    }

    /** Where a peer can be reached, from what we know or by a search; null when nobody knows. */
    public @Nullable Contact findPeer(PeerId peer) throws InterruptedException {
        Contact known = neighbourhood.known(peer);
        if (known != null) {
            return known;
        }
        Map<PeerId, Contact> found = new LinkedHashMap<>();
        search(KadMessage.of(KadMessage.Type.FIND_NODE, Octets.of(peer.bytes())), (_, answer) -> {
            neighbourhood.reachable(answer.closerPeers()).stream()
                    .filter(contact -> contact.peer().equals(peer))
                    .forEach(contact -> found.putIfAbsent(peer, contact));
            return !found.isEmpty();
        });
        return found.get(peer);
    }

    /** The peers nearest to a key among those that answer, nearest first. */
    public List<Contact> closest(Octets key) throws InterruptedException {
        return search(KadMessage.of(KadMessage.Type.FIND_NODE, key), (_, _) -> false);
    }

    /** Looks for ourselves and into every bucket that was not looked into for long; a newcomer's first step. */
    public void refresh() throws InterruptedException {
        closest(Octets.of(host.peerId().bytes()));
        for (int bits : neighbourhood.with(node -> node.table().stale(time.instant()))) {
            closest(RefreshKey.within(host.peerId(), bits, RandomGenerator.getDefault()));
        }
    }

    // ---- records

    /**
     * Stores a record with the peers nearest to its key, and again each {@link KadSettings#republish()} while we run.
     * Returns how many took it. A value that the validator refuses is a bug of the caller; one that a better value known
     * here outdoes is taken by nobody.
     */
    public int put(Octets key, Octets value) throws InterruptedException {
        RecordStore.Put here = neighbourhood.with(node -> node.records().put(key, value, time.instant()));
        switch (here) {
            case INVALID -> throw new IllegalArgumentException("no valid record under " + key.text());
            case OUTDONE -> {
                return 0;
            }
            case STORED, RENEWED, FULL -> {}
        }
        synchronized (ownRecords) {
            ownRecords.told(key, time.instant());
        }
        return store(new KadRecord(key, value, ""), closest(key));
    }

    private int store(KadRecord offered, List<Contact> peers) throws InterruptedException {
        KadMessage request = new KadMessage(KadMessage.Type.PUT_VALUE, offered.key(), offered, List.of(), List.of());
        return Together.count(peers, peer -> {
            KadRecord taken = messenger.ask(peer, request).record();
            return taken != null && taken.value().equals(offered.value());
        });
    }

    /** The best valid value under a key that is found, or null. Peers that gave a worse one are told the best. */
    public @Nullable Octets get(Octets key) throws InterruptedException {
        BestValue values = new BestValue(key, validator, settings.valueQuorum());
        Octets own = neighbourhood.ask(node -> node.records().get(key, time.instant()));
        if (own != null) {
            values.own(own);
        }
        search(KadMessage.of(KadMessage.Type.GET_VALUE, key), (from, answer) -> values.offered(from, answer.record()));
        Octets best = values.best();
        if (best != null) {
            store(new KadRecord(key, best, ""), values.outdated());
        }
        return best;
    }

    // ---- providers

    /**
     * Tells the peers nearest to a key, a multihash, that we provide it, and again each {@link
     * KadSettings#republish()} while we run. Returns how many were told.
     */
    public int provide(Octets multihash) throws InterruptedException {
        synchronized (ownProvisions) {
            ownProvisions.told(multihash, time.instant());
        }
        List<Contact> self = List.of(neighbourhood.self());
        KadMessage announcement = new KadMessage(KadMessage.Type.ADD_PROVIDER, multihash, null, List.of(), self);
        return Together.count(closest(multihash), peer -> {
            messenger.tell(peer, announcement);
            return true;
        });
    }

    /** Does not tell it again; peers forget it in their time. */
    public void stopProviding(Octets multihash) {
        synchronized (ownProvisions) {
            ownProvisions.forget(multihash);
        }
    }

    /** Who provides a key; the search ends when {@code count} are found. */
    public List<Contact> findProviders(Octets multihash, int count) throws InterruptedException {
        Map<PeerId, Contact> found = new LinkedHashMap<>();
        neighbourhood
                .with(node -> node.providers().providers(multihash, time.instant()))
                .forEach(contact -> found.put(contact.peer(), contact));
        if (found.size() < count) {
            search(KadMessage.of(KadMessage.Type.GET_PROVIDERS, multihash), (_, answer) -> {
                neighbourhood
                        .reachable(answer.providerPeers())
                        .forEach(contact -> found.putIfAbsent(contact.peer(), contact));
                return found.size() >= count;
            });
        }
        return found.values().stream().limit(count).toList();
    }

    // ---- searching

    private List<Contact> search(KadMessage request, Search.Hearing hearing) throws InterruptedException {
        KadId target = KadId.of(request.key());
        int count = settings.lookup().closestCount() * settings.lookup().paths();
        List<Contact> seeds = neighbourhood.with(node -> {
            node.table().lookedUp(target, time.instant());
            return node.table().closest(target, count);
        });
        Lookup lookup = new Lookup(host.peerId(), target, settings.lookup(), seeds);
        return new Search(messenger, time, neighbourhood, request, hearing).run(lookup);
    }

    private void probe(Contact contact) {
        try {
            KadMessage request = KadMessage.of(
                    KadMessage.Type.FIND_NODE, Octets.of(host.peerId().bytes()));
            neighbourhood.answered(contact, messenger.ask(contact, request));
        } catch (IOException _) {
            neighbourhood.failed(contact.peer());
        }
    }

    // ---- housekeeping

    private void keepHouse() {
        try {
            while (!closed.await(settings.housekeeping().toNanos(), TimeUnit.NANOSECONDS)) {
                keepHouseOnce();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A round that fails must not end all further ones. */
    private void keepHouseOnce() throws InterruptedException {
        try {
            neighbourhood.with(node -> {
                node.expire(time.instant());
                return node;
            });
            if (!neighbourhood.with(node -> node.table().stale(time.instant())).isEmpty()) {
                refresh();
            }
            republish();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "kad: a round of housekeeping failed; it runs again next time", e);
        }
    }

    private void republish() throws InterruptedException {
        for (Octets key : due(ownRecords)) {
            Octets value = neighbourhood.ask(node -> node.records().get(key, time.instant()));
            if (value != null) {
                put(key, value);
            }
        }
        for (Octets key : due(ownProvisions)) {
            provide(key);
        }
    }

    private List<Octets> due(Republication own) {
        synchronized (own) {
            return own.due(time.instant(), REPUBLISH_AT_ONCE_MAX);
        }
    }

    /** Ends taking part; the host stays open. */
    @Override
    public void close() {
        closed.countDown();
        host.unhandle(settings.protocol());
    }
}
