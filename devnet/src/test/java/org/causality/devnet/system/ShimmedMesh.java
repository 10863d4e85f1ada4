package org.causality.devnet.system;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.causality.devnet.shim.EffectFirst;
import org.causality.devnet.shim.PassingMesh;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.jspecify.annotations.Nullable;

/** A shim on all links of one operator: passes everything, relays nothing, is cut, or loses and reorders what comes. */
final class ShimmedMesh implements Mesh.Decorator {

    /** Far more than a test says. */
    private static final int GOSSIPED_MAX = 10_000;

    private volatile boolean relaysNothing;
    private volatile boolean cut;
    private volatile @Nullable LossyFrames lossy;
    private final Set<MessageId> gossiped = ConcurrentHashMap.newKeySet();
    private final AtomicInteger publicationsCut = new AtomicInteger();
    private final AtomicInteger streamsCut = new AtomicInteger();

    /** What comes is taken and goes no further, neither by gossip nor by fetch. */
    void relayNothing() {
        relaysNothing = true;
    }

    /** Nothing comes and nothing goes. */
    void cut() {
        publicationsCut.set(0);
        streamsCut.set(0);
        cut = true;
    }

    /** From now on remembers what gossip brings. */
    void watchGossip() {
        gossiped.clear();
    }

    /** Whether gossip brought it to this operator since the watch began. */
    boolean wasGossiped(MessageId id) {
        return gossiped.contains(id);
    }

    void lose(LossyFrames frames) {
        lossy = frames;
    }

    void heal() {
        relaysNothing = false;
        cut = false;
        LossyFrames was = lossy;
        lossy = null;
        if (was != null) {
            was.flush();
        }
    }

    /** Own messages the cut kept in. */
    int publicationsCut() {
        return publicationsCut.get();
    }

    /** Streams the cut refused, opened by either side. */
    int streamsCut() {
        return streamsCut.get();
    }

    @Override
    public Mesh decorate(Mesh mesh) {
        return new Shimmed(mesh);
    }

    private final class Shimmed extends PassingMesh {
        Shimmed(Mesh mesh) {
            super(mesh);
        }

        @Override
        protected void arrived(
                Messages judge, String topic, Bytes message, String peer, Consumer<MeshVerdict> verdict) {
            if (gossiped.size() < GOSSIPED_MAX
                    && Envelope.decode(message) instanceof Decoded.Ok<Envelope>(var envelope)) {
                gossiped.add(envelope.id());
            }
            if (cut) {
                verdict.accept(MeshVerdict.IGNORE);
                return;
            }
            Consumer<MeshVerdict> told = decided ->
                    verdict.accept(relaysNothing && decided == MeshVerdict.ACCEPT ? MeshVerdict.IGNORE : decided);
            Runnable pass = () -> judge.arrived(topic, message, peer, told);
            LossyFrames losing = lossy;
            // How many frames of other kinds come is a question of time, and no loss of theirs must be made good.
            if (losing == null || !EffectFirst.isOrder(message)) {
                pass.run();
            } else {
                losing.arrived(message, pass, () -> verdict.accept(MeshVerdict.IGNORE));
            }
        }

        @Override
        public void publish(String topic, Bytes message) {
            if (cut) {
                publicationsCut.incrementAndGet();
            } else {
                super.publish(topic, message);
            }
        }

        @Override
        protected void requireLink() throws IOException {
            if (cut) {
                streamsCut.incrementAndGet();
                throw new IOException("the link is cut");
            }
        }

        @Override
        public void answer(String protocol, Conversation conversation) {
            super.answer(protocol, stream -> {
                if (relaysNothing) {
                    throw new IOException("this operator passes nothing on");
                }
                conversation.run(stream);
            });
        }
    }
}
