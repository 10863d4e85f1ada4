package org.causality.simulator.network;

import java.util.List;
import org.causality.libp2p.gossip.router.Lane;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.model.message.MessageId;
import org.causality.model.wire.ReconMessage;
import org.causality.simulator.engine.Engine;
import org.causality.simulator.message.Said;

/** What one node sends another. */
public sealed interface Frame {
    /** A frame of gossip. */
    record Gossip(Lane lane, Rpc rpc, long trace) implements Frame {
        /** @param names the hash of the message's id, where there is one */
        public static Gossip of(Lane lane, Rpc rpc, int names) {
            Rpc.Control control = rpc.control();
            long asked = control.ihave().hashCode() * 31L + control.iwant().hashCode();
            int changes = 31 * control.graft().size()
                    + 7 * control.prune().size()
                    + rpc.subscriptions().size();
            return new Gossip(lane, rpc, Engine.word(changes, names, asked));
        }
    }

    /** A question of {@code /causality/fetch/1}. */
    record Ask(List<MessageId> ids) implements Frame {}

    /** Its answer: whole messages, and headers of those whose bodies are not here. */
    record Answer(List<Said> messages, List<Said> headers) implements Frame {}

    /** A frame of {@code /causality/recon/1}. */
    record Recon(long session, boolean fromOpener, ReconMessage message) implements Frame {}

    /** The answer to the first frame of a session for which there is no room. */
    record ReconRefused(long session) implements Frame {}

    /** What gossip may lose; everything else travels in streams, and its loss is the stream's end. */
    default boolean mayBeLost() {
        return this instanceof Gossip(Lane lane, Rpc _, long _) && lane != Lane.CONTROL;
    }

    /** What it is, for the trace. */
    default long trace() {
        return switch (this) {
            case Gossip gossip -> gossip.trace;
            case Ask(List<MessageId> ids) ->
                Engine.word(101, ids.size(), ids.getFirst().value().w0());
            case Answer(List<Said> messages, List<Said> headers) -> Engine.word(102, messages.size(), headers.size());
            case ReconRefused(long session) -> Engine.word(105, session, 0);
            case Recon(long session, boolean fromOpener, ReconMessage message) ->
                Engine.word(
                        fromOpener ? 103 : 104,
                        session,
                        message.getClass().getSimpleName().hashCode());
        };
    }
}
