package org.causality.gateway.adapter.libp2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.mesh.PeerLink;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.ConnectionGauges;
import org.causality.libp2p.host.Identified;
import org.causality.libp2p.host.P2pStream;
import org.causality.libp2p.host.StreamRefusedException;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.multiformats.Multiaddr;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A peer dials between the moment our address is bound and the moment the mesh begins to listen for connections. */
class ConnectionsFromBeforeTest {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private Runnable meanwhile = () -> {};
    private final ConnectionEvents events = new ConnectionEvents(new Mesh.Peers() {
        @Override
        public void connected(PeerLink link) {
            meanwhile.run();
            told.add("connected");
        }

        @Override
        public void identified(String peer, String agent, List<String> protocols) {
            told.add("identified " + agent);
        }

        @Override
        public void disconnected(PeerLink link) {
            told.add("disconnected");
        }
    });
    private final TestingConnection early = new TestingConnection();

    @Test
    void aConnectionFromBeforeIsToldAfterwards() {
        events.present(early);
        assertThat(told).containsExactly("connected");
    }

    @Test
    void whatItsPeerSaidOfItselfMeanwhileIsToldToo() {
        early.identified = new Identified(List.of("/causality/fetch/1"), List.of(), null, "", "agent", null);
        events.present(early);
        assertThat(told).containsExactly("connected", "identified agent");
    }

    @Test
    void itIsToldOnceWhicheverWayComesFirst() {
        events.connected(early);
        events.present(early);
        assertThat(told).containsExactly("connected");
        events.connected(early);
        assertThat(told).containsExactly("connected");
    }

    @Test
    void oneThatEndedBetweenTheLookAndTheTellingIsNotKept() {
        early.open = false;
        events.present(early);
        assertThat(told).containsExactly("connected", "disconnected");
        events.disconnected(early);
        assertThat(told).hasSize(2);
    }

    @Test
    void oneThatEndsWhileItIsToldIsNotKept() throws InterruptedException {
        Thread end = Thread.ofPlatform().unstarted(() -> events.disconnected(early));
        meanwhile = () -> {
            end.start();
            while (end.isAlive() && end.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
        };
        events.present(early);
        end.join();
        assertThat(told).containsExactly("connected", "disconnected");
    }

    @Test
    void twoConnectionsToOnePeerAreTwo() {
        events.present(early);
        events.present(new TestingConnection());
        assertThat(told).containsExactly("connected", "connected");
    }

    /** Says what the test sets, and carries nothing. */
    private static final class TestingConnection implements Connection {
        private static final PublicKey KEY = PrivateKey.ofSeed(new byte[32]).publicKey();

        private boolean open = true;
        private @Nullable Identified identified;

        @Override
        public PeerId remotePeer() {
            return KEY.peerId();
        }

        @Override
        public PublicKey remoteKey() {
            return KEY;
        }

        @Override
        public Multiaddr remoteAddress() {
            return Multiaddr.parse("/ip4/127.0.0.1/tcp/1");
        }

        @Override
        public boolean outbound() {
            return false;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public @Nullable Identified identified() {
            return identified;
        }

        @Override
        public P2pStream newStream(List<String> protocols) throws StreamRefusedException {
            throw new StreamRefusedException("nothing is carried");
        }

        @Override
        public Executor executor() {
            return Runnable::run;
        }

        @Override
        public ConnectionGauges gauges() {
            return new ConnectionGauges(0, 0, 0, 0, 0);
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
