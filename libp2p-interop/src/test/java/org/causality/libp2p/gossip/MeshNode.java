package org.causality.libp2p.gossip;

import static org.causality.libp2p.gossip.GossipPeer.SIGNED;
import static org.causality.libp2p.gossip.GossipPeer.await;

import java.util.HashSet;
import java.util.List;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multiformats.Multiaddr;

/** A gossiping peer of a mesh in which it does not matter whose it is. */
sealed interface MeshNode extends AutoCloseable {
    /** Mesh peers from which on no message depends on a single link. */
    int ENOUGH = 3;

    Multiaddr address();

    void dial(MeshNode other);

    void publish(String text);

    /** Waits until it has all of them. */
    void awaitAll(List<String> texts);

    void awaitMesh();

    /** Waits until it has no connection to {@code other} any more. */
    void awaitGone(PeerId other);

    @Override
    void close();

    record Ours(GossipPeer peer) implements MeshNode {
        @Override
        public Multiaddr address() {
            return peer.host.dialAddresses().getFirst();
        }

        @Override
        public void dial(MeshNode other) {
            peer.dial(other.address());
        }

        @Override
        public void publish(String text) {
            peer.publish(SIGNED, text);
        }

        @Override
        public void awaitAll(List<String> texts) {
            await(texts.getLast(), () -> new HashSet<>(peer.texts()).containsAll(texts));
        }

        @Override
        public void awaitMesh() {
            await("a mesh", () -> peer.gossip.meshPeers(SIGNED).size() >= ENOUGH);
        }

        @Override
        public void awaitGone(PeerId other) {
            await("the end of " + other, () -> peer.host.connection(other) == null);
        }

        @Override
        public void close() {
            peer.close();
        }
    }

    record Theirs(ForeignFollower peer) implements MeshNode {
        @Override
        public Multiaddr address() {
            return peer.address();
        }

        @Override
        public void dial(MeshNode other) {
            peer.dial(other.address());
        }

        @Override
        public void publish(String text) {
            peer.publish(text);
        }

        @Override
        public void awaitAll(List<String> texts) {
            texts.forEach(peer::hears);
        }

        @Override
        public void awaitMesh() {
            await("a mesh", () -> peer.mesh().size() >= ENOUGH);
        }

        @Override
        public void awaitGone(PeerId other) {
            peer.awaitDisconnected(other);
        }

        @Override
        public void close() {
            peer.close();
        }
    }
}
