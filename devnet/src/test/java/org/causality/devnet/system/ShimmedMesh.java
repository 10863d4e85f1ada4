package org.causality.devnet.system;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.causality.gateway.mesh.FrameStream;
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

    private void arrived(Mesh.Messages judge, String topic, Bytes message, String peer, Consumer<MeshVerdict> verdict) {
        if (gossiped.size() < GOSSIPED_MAX && Envelope.decode(message) instanceof Decoded.Ok<Envelope>(var envelope)) {
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
        if (losing == null) {
            pass.run();
        } else {
            losing.arrived(pass, () -> verdict.accept(MeshVerdict.IGNORE));
        }
    }

    private void requireLink() throws IOException {
        if (cut) {
            streamsCut.incrementAndGet();
            throw new IOException("the link is cut");
        }
    }

    private final class Shimmed implements Mesh {
        private final Mesh mesh;

        Shimmed(Mesh mesh) {
            this.mesh = mesh;
        }

        @Override
        public String peerId() {
            return mesh.peerId();
        }

        @Override
        public List<String> addresses() {
            return mesh.addresses();
        }

        @Override
        public void start(List<String> topics, Messages messages, Peers events) throws IOException {
            mesh.start(
                    topics,
                    (topic, message, peer, verdict) -> arrived(messages, topic, message, peer, verdict),
                    events);
        }

        @Override
        public void publish(String topic, Bytes message) {
            if (cut) {
                publicationsCut.incrementAndGet();
            } else {
                mesh.publish(topic, message);
            }
        }

        @Override
        public void forget(String topic, MessageId id) {
            mesh.forget(topic, id);
        }

        @Override
        public void answer(String protocol, Conversation conversation) {
            mesh.answer(protocol, stream -> {
                requireLink();
                if (relaysNothing) {
                    throw new IOException("this operator passes nothing on");
                }
                conversation.run(stream);
            });
        }

        @Override
        public void dial(String address) throws IOException {
            mesh.dial(address);
        }

        @Override
        public FrameStream open(String peer, String protocol) throws IOException {
            requireLink();
            return mesh.open(peer, protocol);
        }

        @Override
        public void disconnect(String peer) {
            mesh.disconnect(peer);
        }

        @Override
        public void close() {
            mesh.close();
        }
    }
}
