package org.causality.libp2p.gossip;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.causality.libp2p.gossip.router.Input;
import org.causality.libp2p.gossip.router.Output;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.identity.PeerRecord;
import org.causality.libp2p.identity.SignedEnvelope;
import org.causality.libp2p.multiformats.MalformedException;
import org.jspecify.annotations.Nullable;

/** Verifies the records of peers that others name, off the event loop, and tells the application of the genuine ones. */
final class Introductions {
    private static final System.Logger LOG = System.getLogger(Introductions.class.getName());

    /** Introductions looked at or acted upon at once; more are dropped. */
    private static final int UNDER_WAY_MAX = 8;

    private final Semaphore room = new Semaphore(UNDER_WAY_MAX);
    private final Counters counters;
    private final Consumer<Input> router;
    private volatile @Nullable PeerExchange listener;

    Introductions(Counters counters, Consumer<Input> router) {
        this.counters = counters;
        this.router = router;
    }

    void listener(PeerExchange exchange) {
        listener = exchange;
    }

    void begin(Output.PeersOffered offered) {
        @Nullable PeerExchange exchange = listener;
        if (exchange == null || !room.tryAcquire()) {
            counters.count(Reason.EXCHANGE_UNUSED, offered.peers().size());
            return;
        }
        Thread.ofVirtual().name("gossip introduction by " + offered.by()).start(() -> {
            try {
                introduce(exchange, offered);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "gossip: the peers that " + offered.by() + " named were not taken", e);
            } finally {
                room.release();
            }
        });
    }

    private void introduce(PeerExchange exchange, Output.PeersOffered offered) {
        List<PeerRecord> genuine = new ArrayList<>();
        for (Rpc.PeerInfo info : offered.peers()) {
            @Nullable Bytes envelope = info.envelope();
            if (envelope == null) {
                counters.count(Reason.EXCHANGE_UNUSED);
                continue;
            }
            @Nullable PeerRecord opened = open(envelope);
            if (opened != null && opened.peer().equals(info.peer())) {
                genuine.add(opened);
            } else {
                router.accept(new Input.Unusable(offered.by(), Reason.EXCHANGE_FORGED));
            }
        }
        if (!genuine.isEmpty()) {
            exchange.offered(offered.topic(), offered.by(), genuine);
        }
    }

    private static @Nullable PeerRecord open(Bytes envelope) {
        try {
            return PeerRecord.open(SignedEnvelope.parse(envelope.toArray()));
        } catch (MalformedException _) {
            return null;
        }
    }
}
