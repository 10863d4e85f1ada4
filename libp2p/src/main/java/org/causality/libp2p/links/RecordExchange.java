package org.causality.libp2p.links;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.causality.libp2p.addressbook.Capacity;
import org.causality.libp2p.addressbook.Role;
import org.causality.libp2p.addressbook.ServiceRecord;
import org.causality.libp2p.addressbook.ServiceRecords;
import org.causality.libp2p.host.BlockingStream;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.StreamHandler;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.identity.SignedEnvelope;
import org.causality.libp2p.multiformats.MalformedException;
import org.jspecify.annotations.Nullable;

/**
 * Two connected peers tell each other their service records: one frame each way, whoever opens the stream first. A
 * record is taken from the peer that it is about and from nobody else.
 */
final class RecordExchange {
    static final String PROTOCOL = "/causality/service-record/1";

    /** Longest envelope read. */
    private static final int RECORD_BYTES_MAX = 1_024;

    /** Peers whose record is remembered; the one heard of longest ago goes first. */
    private static final int PEERS_MAX = 1_024;

    /** Exchanges that we begin at once; a further one waits. */
    private static final int ASKS_MAX = 16;

    /** Exchanges that others begin at once; a further one is reset. */
    private static final int ANSWERS_MAX = 16;

    private final Host host;
    private final PrivateKey identity;
    private final ServiceRecords records = new ServiceRecords(PEERS_MAX);
    private final Semaphore asks = new Semaphore(ASKS_MAX);
    private final Semaphore answers = new Semaphore(ANSWERS_MAX);
    private volatile SignedEnvelope own;

    RecordExchange(Host host, PrivateKey identity) {
        this.host = host;
        this.identity = identity;
        this.own = record(Set.of(), Capacity.UNKNOWN);
    }

    void start() {
        host.handle(PROTOCOL, StreamHandler.blocking(this::answer));
    }

    void stop() {
        host.unhandle(PROTOCOL);
    }

    /** What we say of ourselves from now on. */
    void announce(Set<Role> roles, Capacity capacity) {
        own = record(roles, capacity);
    }

    private SignedEnvelope record(Set<Role> roles, Capacity capacity) {
        return new ServiceRecord(host.peerId(), System.currentTimeMillis(), roles, capacity).sign(identity);
    }

    /** Blocks; nothing happens when the peer does not speak of records. */
    void with(Connection connection) {
        asks.acquireUninterruptibly();
        try (BlockingStream stream = connection.newStream(List.of(PROTOCOL)).blocking()) {
            stream.writeFrame(own.encoded());
            read(stream);
        } catch (IOException | MalformedException _) {
            // it tells us when it has something new to say
        } finally {
            asks.release();
        }
    }

    private void answer(BlockingStream stream) throws IOException {
        if (!answers.tryAcquire()) {
            stream.stream().reset();
            return;
        }
        try {
            read(stream);
            stream.writeFrame(own.encoded());
        } finally {
            answers.release();
        }
    }

    private void read(BlockingStream stream) throws IOException {
        byte[] frame = stream.readFrame(RECORD_BYTES_MAX);
        if (frame == null) {
            return;
        }
        ServiceRecord opened = ServiceRecord.open(SignedEnvelope.parse(frame));
        if (opened != null && opened.peer().equals(stream.remotePeer())) {
            take(opened);
        }
    }

    private synchronized void take(ServiceRecord opened) {
        var _ = records.take(opened);
    }

    synchronized @Nullable ServiceRecord of(PeerId peer) {
        return records.of(peer);
    }

    synchronized List<ServiceRecord> with(Role role) {
        return records.with(role);
    }

    synchronized int size() {
        return records.size();
    }
}
