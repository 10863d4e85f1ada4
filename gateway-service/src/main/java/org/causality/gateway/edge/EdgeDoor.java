package org.causality.gateway.edge;

import java.util.function.Consumer;
import org.causality.gateway.edge.AwaitingCertificate.Held;
import org.causality.gateway.edge.EdgeVerdict.AwaitCertificate;
import org.causality.gateway.edge.EdgeVerdict.Refuse;
import org.causality.gateway.edge.EdgeVerdict.RelayOnly;
import org.causality.gateway.edge.EdgeVerdict.Take;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.model.codec.Bytes;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;

/**
 * Does what the checks decided: relay, hand to the core, count, and for a key without certificate hold the message and ask the
 * peer it came from. Safe from any thread; blocks nowhere.
 */
public final class EdgeDoor {

    /** Hears that messages were lost on the way to the core and must be taken by the mesh again. */
    @FunctionalInterface
    public interface Forgetting {
        void forget(String topic, MessageId id);
    }

    private final EdgePipeline pipeline;
    private final EdgeState state;
    private final CoreInbox inbox;
    private final EdgeWatch watch;
    private final Forgetting mesh;
    private final CertificateSource certificates;
    private final AwaitingCertificate awaiting;

    public EdgeDoor(
            EdgePipeline pipeline,
            EdgeState state,
            EdgeLimits limits,
            CoreInbox inbox,
            EdgeWatch watch,
            Forgetting mesh,
            CertificateSource certificates) {
        this.pipeline = pipeline;
        this.state = state;
        this.inbox = inbox;
        this.watch = watch;
        this.mesh = mesh;
        this.certificates = certificates;
        this.awaiting = new AwaitingCertificate(limits);
    }

    /** A frame of gossip was judged; {@code verdict} is told once, possibly later and from another thread. */
    void judged(Frame frame, EdgeVerdict judgement, Consumer<MeshVerdict> verdict) {
        switch (judgement) {
            case AwaitCertificate await -> hold(new Held(frame, await, verdict));
            case EdgeVerdict decided -> verdict.accept(decided(decided));
        }
    }

    /** What we asked for came. True when it was taken. */
    public boolean fetched(Frame frame) {
        return decided(pipeline.check(frame)) == MeshVerdict.ACCEPT;
    }

    /** What a member's recovery pushed. True when it holds and may go to the core, which it does by another way. */
    public boolean recovered(Bytes message) {
        @Nullable Refuse refusal = pipeline.unfitForRecovery(message);
        if (refusal != null) {
            watch.refused(refusal.reason(), refusal.type());
        }
        return refusal == null && inbox.letsRecover(message);
    }

    /**
     * A message of our own log: nothing to hand over, but its certificate counts, and a repeat needs no core.
     *
     * @param deliveredMillis Unix milliseconds since which it stands there
     */
    public void delivered(Envelope envelope, long deliveredMillis) {
        state.seen().handed(envelope.id(), deliveredMillis);
        state.urgency().delivered(envelope);
        if (envelope.header().type() == MessageType.KEY_CERTIFICATE.code()) {
            pipeline.learn(envelope);
            letIn(envelope.header().sender());
        }
    }

    /** The core misses it and is about to fetch it: the answer is handed over, whatever was handed over before. */
    public void missed(MessageId id) {
        state.seen().missed(id);
    }

    /** Gives up on what waited too long; to be called a few times a second. */
    public void tick(long nowMillis) {
        awaiting.takeOverdue(nowMillis).forEach(held -> refuseUncertified(held.why(), held.verdict()));
    }

    public int awaitingCertificates() {
        return awaiting.count();
    }

    private MeshVerdict decided(EdgeVerdict decided) {
        return switch (decided) {
            case Take take -> take(take);
            case RelayOnly(Inbound message) -> {
                watch.relayedOnly(message);
                yield MeshVerdict.ACCEPT;
            }
            case Refuse(EdgeReason reason, String type, String _) -> {
                watch.refused(reason, type);
                yield Blame.of(reason).verdict();
            }
            case AwaitCertificate(MessageId _, PublicKey _, String type) -> {
                watch.refused(EdgeReason.UNCERTIFIED_KEY, type);
                yield MeshVerdict.IGNORE;
            }
        };
    }

    private MeshVerdict take(Take take) {
        watch.taken(take.message());
        inbox.offer(take.message(), new OneHandover(take));
        if (take.message().header().type() == MessageType.KEY_CERTIFICATE.code()) {
            letIn(take.message().header().sender());
        }
        return MeshVerdict.ACCEPT;
    }

    private void hold(Held held) {
        if (!awaiting.hold(held)) {
            refuseUncertified(held.why(), held.verdict());
            return;
        }
        if (state.keys().of(held.why().key()) != null) {
            // Learnt between the check and the holding.
            letIn(held.why().key());
            return;
        }
        certificates.ask(held.why().id(), held.frame().connection());
    }

    private void letIn(PublicKey key) {
        for (Held held : awaiting.takeOf(key)) {
            held.verdict().accept(decided(pipeline.check(held.frame())));
        }
    }

    private void refuseUncertified(AwaitCertificate why, Consumer<MeshVerdict> verdict) {
        verdict.accept(decided(why));
    }

    /** Gives the message's place back, and forgets it when it was lost. */
    private final class OneHandover implements CoreInbox.Handover {
        private final Take take;

        OneHandover(Take take) {
            this.take = take;
        }

        @Override
        public void stored(long offset) {
            state.inFlight().stored(take.message().priority(), offset);
        }

        @Override
        public void lost() {
            state.inFlight().lost(take.message().priority());
            watch.lost(take.message());
            MessageId id = take.message().id();
            state.seen().forget(id).forEach(topic -> mesh.forget(topic, id));
        }
    }
}
