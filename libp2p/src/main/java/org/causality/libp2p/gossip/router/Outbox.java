package org.causality.libp2p.gossip.router;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.RpcBatch;
import org.causality.libp2p.gossip.rpc.RpcLimits;
import org.causality.libp2p.identity.PeerId;

/** Outputs of the input at hand. Control for one peer is gathered and leaves as few frames as fit, behind all else. */
final class Outbox {
    private final RpcLimits limits;
    private List<Output> outputs = new ArrayList<>();
    private final Map<PeerId, RpcBatch> control = new LinkedHashMap<>();
    private final Map<PeerId, RpcBatch> gossip = new LinkedHashMap<>();

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

    void message(Collection<Peer> to, Lane lane, MessageId id, Message message) {
        if (!to.isEmpty()) {
            List<PeerId> ids = to.stream().map(peer -> peer.id).toList();
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
        List<Output> drained = outputs;
        outputs = new ArrayList<>();
        return drained;
    }

    private void drain(Map<PeerId, RpcBatch> batches, Lane lane) {
        batches.forEach((peer, batch) ->
                batch.drain().forEach(rpc -> outputs.add(new Output.Send(List.of(peer), lane, rpc))));
        batches.clear();
    }
}
