package org.causality.libp2p.gossip;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.causality.libp2p.gossip.router.GossipRouter;
import org.causality.libp2p.gossip.router.Input;
import org.causality.libp2p.gossip.router.Lane;
import org.causality.libp2p.gossip.router.Output;
import org.causality.libp2p.gossip.router.Protocol;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.RpcCodec;
import org.causality.libp2p.gossip.score.SourceIp;
import org.causality.libp2p.host.Identified;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.SignedEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * The one owner of a router: inputs go in one at a time, under its lock, and frames are queued in the order in which the
 * router wanted them. Whatever else the router wants is returned, to be done outside the lock. Several desks, each with
 * the router of some topics, could stand side by side.
 */
final class RouterDesk {
    private final ReentrantLock lock = new ReentrantLock();
    private final GossipRouter router;
    private final InstantSource time;
    private final RpcCodec codec;
    private final Counters counters;
    /** The links whose peers the router knows. */
    private final Map<PeerId, PeerLink> routed = new HashMap<>();

    RouterDesk(GossipRouter router, InstantSource time, RpcCodec codec, Counters counters) {
        this.router = router;
        this.time = time;
        this.codec = codec;
        this.counters = counters;
    }

    /** What is left to do, among it the links that must be begun anew. */
    record Rest(List<Output> outputs, List<PeerLink> broken) {}

    Rest handle(Input input) {
        return handle(List.of(input));
    }

    /** As one by one, but the lock is taken once. */
    Rest handle(List<Input> inputs) {
        lock.lock();
        try {
            List<Output> outputs = new ArrayList<>();
            inputs.forEach(input -> outputs.addAll(router.handle(input, time.instant())));
            return dispatch(outputs);
        } finally {
            lock.unlock();
        }
    }

    /** A link is open; when it was lost meanwhile the router never hears of it. */
    Rest connected(PeerLink link, Protocol version) {
        lock.lock();
        try {
            if (!link.isOpen()) {
                return dispatch(List.of());
            }
            List<Output> outputs = new ArrayList<>();
            if (routed.put(link.peer, link) != null) {
                outputs.addAll(router.handle(new Input.PeerDisconnected(link.peer), time.instant()));
            }
            @Nullable SourceIp source = SourceIp.of(link.connection.remoteAddress());
            Input connected = new Input.PeerConnected(link.peer, version, link.connection.outbound(), source);
            outputs.addAll(router.handle(connected, time.instant()));
            @Nullable Input recordKnown = recordOf(link.peer, link.connection.identified());
            if (recordKnown != null) {
                outputs.addAll(router.handle(recordKnown, time.instant()));
            }
            return dispatch(outputs);
        } finally {
            lock.unlock();
        }
    }

    /** Null when the peer has told no record. */
    static @Nullable Input recordOf(PeerId peer, @Nullable Identified about) {
        @Nullable SignedEnvelope envelope = about == null ? null : about.recordEnvelope();
        return envelope == null ? null : new Input.RecordKnown(peer, Bytes.wrap(envelope.encoded()));
    }

    /** A link is lost; another one to the same peer may have taken its place already. */
    Rest disconnected(PeerLink link) {
        lock.lock();
        try {
            boolean known = routed.remove(link.peer, link);
            return dispatch(known ? router.handle(new Input.PeerDisconnected(link.peer), time.instant()) : List.of());
        } finally {
            lock.unlock();
        }
    }

    <T> T ask(Function<GossipRouter, T> question) {
        lock.lock();
        try {
            return question.apply(router);
        } finally {
            lock.unlock();
        }
    }

    private Rest dispatch(List<Output> outputs) {
        List<Output> rest = new ArrayList<>();
        List<PeerLink> broken = new ArrayList<>();
        for (Output output : outputs) {
            switch (output) {
                case Output.Send send -> send(send, broken);
                case Output.Unqueue(PeerId peer, var ids) -> unqueue(peer, ids);
                case Output.Counted(Reason reason, long amount, var _) -> counters.count(reason, amount);
                case Output.Reading(PeerId peer, boolean on) -> reading(peer, on);
                case Output.Validate _,
                        Output.Published _,
                        Output.PublishRefused _,
                        Output.Disconnect _,
                        Output.PeersOffered _,
                        Output.TickAfter _,
                        Output.PartialReceived _ -> rest.add(output);
            }
        }
        return new Rest(rest, broken);
    }

    private void reading(PeerId peer, boolean on) {
        @Nullable PeerLink link = routed.get(peer);
        if (link != null) {
            link.reading(on);
        }
    }

    private void unqueue(PeerId peer, List<MessageId> ids) {
        @Nullable PeerLink link = routed.get(peer);
        if (link != null) {
            counters.count(Reason.UNWANTED_QUEUED, link.drop(ids));
        }
    }

    private void send(Output.Send send, List<PeerLink> broken) {
        OutboundFrame frame = new OutboundFrame(codec.encode(send.rpc()), send.id());
        for (PeerId peer : send.to()) {
            @Nullable PeerLink link = routed.get(peer);
            if (link != null && !link.offer(send.lane(), frame)) {
                counters.count(Reason.queueFull(send.lane()));
                if (send.lane() == Lane.CONTROL) {
                    broken.add(link);
                }
            }
        }
    }
}
