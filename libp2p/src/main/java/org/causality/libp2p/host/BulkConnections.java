package org.causality.libp2p.host;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.jspecify.annotations.Nullable;

/**
 * Second connections to peers, for bytes that nothing may wait behind: a socket of their own keeps them out of every
 * queue of the first. One a peer; it ends with the last first one, so that it is never the only way to a peer.
 */
final class BulkConnections implements ConnectionListener {
    /** Second connections at once; a further peer's bulk goes over its first connection. */
    static final int BULK_CONNECTIONS_MAX = 32;

    private static final int LOCKS = 64;

    private final NettyHost host;
    private final Dialler dialler;
    private final Map<PeerId, Connection> open = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(BULK_CONNECTIONS_MAX);
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];
    private final LongAdder fallbacks = new LongAdder();

    BulkConnections(NettyHost host, Dialler dialler) {
        this.host = host;
        this.dialler = dialler;
        Arrays.setAll(locks, _ -> new ReentrantLock());
    }

    /** The second connection, dialled if need be; the first where there can be none, and null where there is neither. */
    @Nullable Connection to(PeerId peer) {
        ReentrantLock lock = locks[Math.floorMod(peer.hashCode(), LOCKS)];
        lock.lock();
        try {
            Connection known = open.get(peer);
            if (known != null && known.isOpen()) {
                return known;
            }
            Connection first = host.connection(peer);
            Connection second = first == null ? null : dial(first);
            if (first != null && second == null) {
                fallbacks.increment();
            }
            return second == null ? first : second;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Connection dial(Connection first) {
        if (!room.tryAcquire()) {
            return null;
        }
        try {
            Connection second = dialler.dialAny(addresses(first), dialler::dialAgain);
            open.put(first.remotePeer(), second);
            if (!second.isOpen()) {
                disconnected(second);
            } else if (!hasFirst(first.remotePeer(), second)) {
                // The first ended while this was dialled, and whoever heard of that did not know of this one yet.
                second.close();
            }
            return second;
        } catch (DialException _) {
            room.release();
            return null;
        }
    }

    private static List<Multiaddr> addresses(Connection first) {
        String peer = first.remotePeer().toString();
        return named(first)
                .map(address -> address.without(AddressPart.P2P).with(AddressPart.P2P, peer))
                .distinct()
                .toList();
    }

    private static Stream<Multiaddr> named(Connection first) {
        Identified about = first.identified();
        if (first.outbound()) {
            return Stream.of(first.remoteAddress());
        }
        if (about == null) {
            return Stream.empty();
        }
        var record = about.record();
        return Stream.concat(
                record == null ? Stream.empty() : record.addresses().stream(), about.listenAddresses().stream());
    }

    @Override
    public void disconnected(Connection connection) {
        PeerId peer = connection.remotePeer();
        if (open.remove(peer, connection)) {
            room.release();
            return;
        }
        Connection second = open.get(peer);
        if (second != null && !hasFirst(peer, second)) {
            second.close();
        }
    }

    private boolean hasFirst(PeerId peer, Connection second) {
        return host.connections().stream().anyMatch(other -> other.remotePeer().equals(peer) && !other.equals(second));
    }

    /** How many are open. */
    int count() {
        return open.size();
    }

    /** How often bulk went over the first connection because there was no second one to be had. */
    long fallbacks() {
        return fallbacks.sum();
    }
}
