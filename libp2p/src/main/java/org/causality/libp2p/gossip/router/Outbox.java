package org.causality.libp2p.gossip.router;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.RpcBatch;
import org.causality.libp2p.gossip.rpc.RpcLimits;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** Outputs of the input at hand. Control for one peer is gathered and leaves as few frames as fit, behind all else. */
final class Outbox {
    private final RpcLimits limits;
    private List<Output> outputs = new ArrayList<>();
    private final Map<PeerId, RpcBatch> control = new LinkedHashMap<>();
    private final Map<PeerId, RpcBatch> gossip = new LinkedHashMap<>();
    private final List<Shared> shared = new ArrayList<>();

    /** The same for all of these. */
    private record Shared(List<PeerId> to, RpcBatch batch) {}

    Outbox(RpcLimits limits) {
        this.limits = limits;
    }

    void add(Output output) {
        outputs.add(output);
    }

    RpcBatch control(Peer peer) {
        return control.computeIfAbsent(peer.id, _ -> new RpcBatch(limits));
    }

    /** Announcements and requests. */
    RpcBatch gossip(Peer peer) {
        return gossip.computeIfAbsent(peer.id, _ -> new RpcBatch(limits));
    }

    /** The same for several peers, made once for all who hear nothing else now; last thing of an input. */
    void gossip(Collection<Peer> peers, Consumer<RpcBatch> filling) {
        List<PeerId> nothingElse = new ArrayList<>(peers.size());
        for (Peer peer : peers) {
            @Nullable RpcBatch begun = gossip.get(peer.id);
            if (begun == null) {
                nothingElse.add(peer.id);
            } else {
                filling.accept(begun);
            }
        }
        if (!nothingElse.isEmpty()) {
            RpcBatch batch = new RpcBatch(limits);
            filling.accept(batch);
            shared.add(new Shared(nothingElse, batch));
        }
    }

    void message(Collection<Peer> to, Lane lane, MessageId id, Message message) {
        if (!to.isEmpty()) {
            List<PeerId> ids = new ArrayList<>(to.size());
            to.forEach(peer -> ids.add(peer.id));
            outputs.add(new Output.Send(ids, lane, Rpc.of(message), id));
        }
    }

    void count(Reason reason, long amount, List<PeerId> by) {
        outputs.add(new Output.Counted(reason, amount, by));
    }

    void count(Reason reason, PeerId by) {
        count(reason, 1, List.of(by));
    }

    void count(Reason reason) {
        count(reason, 1, List.of());
    }

    /** Forgets what was gathered for a peer that is gone. */
    void gone(PeerId peer) {
        control.remove(peer);
        gossip.remove(peer);
    }

    List<Output> drain() {
        drain(control, Lane.CONTROL);
        drain(gossip, Lane.GOSSIP);
        shared.forEach(one -> one.batch.drain().forEach(rpc -> outputs.add(new Output.Send(one.to, Lane.GOSSIP, rpc))));
        shared.clear();
        if (outputs.isEmpty()) {
            return List.of();
        }
        List<Output> drained = outputs;
        outputs = new ArrayList<>();
        return drained;
    }

    private void drain(Map<PeerId, RpcBatch> batches, Lane lane) {
        if (batches.isEmpty()) {
            return;
        }
        batches.forEach((peer, batch) ->
                batch.drain().forEach(rpc -> outputs.add(new Output.Send(List.of(peer), lane, rpc))));
        batches.clear();
    }
}
