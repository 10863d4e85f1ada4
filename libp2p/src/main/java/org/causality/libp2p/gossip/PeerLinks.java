package org.causality.libp2p.gossip;

import io.netty.buffer.ByteBuf;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.causality.libp2p.gossip.router.Protocol;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.ConnectionListener;
import org.causality.libp2p.host.FrameReader;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.Identified;
import org.causality.libp2p.host.P2pStream;
import org.causality.libp2p.host.StreamReader;
import org.causality.libp2p.host.StreamRefusedException;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** Opens, keeps and ends the links to all connected peers that speak gossip: one a peer. */
final class PeerLinks implements ConnectionListener {
    /** Hears of links. Called on event loops and virtual threads, never inside a link's monitor. */
    interface Events {
        void connected(PeerLink link, Protocol version);

        void disconnected(PeerLink link);

        /** The peer begins a stream to us; frames of an older one come no more. */
        void streamBegun(PeerId from);

        /** A frame came; false when it is malformed. */
        boolean received(PeerId from, byte[] frame);

        /** The peer told who it is, perhaps once more. */
        void identified(PeerId peer, Identified about);

        /** A frame could not be read at all, for this reason. */
        void unreadable(PeerId peer, Reason reason);
    }

    private final Host host;
    private final ServiceLimits limits;
    private final int frameBytesMax;
    private final Counters counters;
    private final Events events;
    private final Map<PeerId, PeerLink> links = new ConcurrentHashMap<>();
    private volatile boolean closed;

    PeerLinks(Host host, ServiceLimits limits, int frameBytesMax, Counters counters, Events events) {
        this.host = host;
        this.limits = limits;
        this.frameBytesMax = frameBytesMax;
        this.counters = counters;
        this.events = events;
    }

    void start() {
        Protocol.ids().forEach(id -> host.handle(id, this::inbound));
        host.listen(this);
        sweep();
    }

    void close() {
        closed = true;
        Protocol.ids().forEach(host::unhandle);
        links.values().forEach(this::lost);
    }

    @Nullable PeerLink get(PeerId peer) {
        return links.get(peer);
    }

    Collection<PeerLink> all() {
        return links.values();
    }

    @Override
    public void identified(Connection connection, Identified about) {
        if (speaksGossip(about)) {
            events.identified(connection.remotePeer(), about);
            open(connection);
        }
    }

    @Override
    public void disconnected(Connection connection) {
        @Nullable PeerLink link = links.get(connection.remotePeer());
        if (link != null && link.connection.equals(connection)) {
            lost(link);
        }
    }

    /** Tries connected peers that have no link, so that nothing that failed once is given up for ever. */
    void sweep() {
        for (Connection connection : host.connections()) {
            @Nullable Identified about = connection.identified();
            if (about != null && speaksGossip(about)) {
                open(connection);
            }
        }
    }

    private static boolean speaksGossip(Identified about) {
        return Protocol.ids().stream().anyMatch(about.protocols()::contains);
    }

    private void open(Connection connection) {
        @Nullable PeerLink link = linkOn(connection);
        if (link != null && link.startOpening()) {
            Thread.ofVirtual().name("gossip to " + link.peer).start(() -> open(link));
        }
    }

    /** The peer's link, begun on this connection when there is none. */
    private @Nullable PeerLink linkOn(Connection connection) {
        if (closed || !connection.isOpen()) {
            return null;
        }
        return links.computeIfAbsent(connection.remotePeer(), _ -> new PeerLink(connection, limits, counters));
    }

    private void open(PeerLink link) {
        try {
            P2pStream stream = link.connection.newStream(Protocol.ids());
            if (!link.opened(stream)) {
                stream.reset();
                return;
            }
            events.connected(link, Protocol.of(stream.protocol()));
            stream.onWritable(link::scheduleFlush);
            stream.onBytes(new OurStream(link));
            link.scheduleFlush();
            link.routed();
        } catch (StreamRefusedException _) {
            link.refused();
            if (!link.connection.isOpen()) {
                lost(link);
            }
        }
    }

    private void inbound(P2pStream stream) {
        @Nullable PeerLink link = linkOn(stream.connection());
        if (link == null || !link.take(stream)) {
            stream.reset();
            return;
        }
        events.streamBegun(link.peer);
        stream.onBytes(new FrameReader(frameBytesMax, new TheirStream(stream)));
        link.adjustReading();
        open(stream.connection());
    }

    /** Ends a link. Another one follows: at once when the peer has another connection, else at the next sweep. */
    void lost(PeerLink link) {
        boolean wasOpen = link.isOpen();
        if (!link.close()) {
            return;
        }
        links.remove(link.peer, link);
        counters.count(Reason.LINK_LOST, link.queuedFrames());
        if (wasOpen) {
            events.disconnected(link);
        }
        handOn(link.theirs());
        if (!link.connection.isOpen()) {
            host.connections().stream()
                    .filter(other -> other.remotePeer().equals(link.peer))
                    .forEach(this::open);
        }
    }

    /** The peer thinks its stream to us is fine, and would not open it anew. */
    private void handOn(@Nullable P2pStream theirs) {
        if (theirs != null) {
            @Nullable PeerLink next = linkOn(theirs.connection());
            if (next == null || !next.take(theirs)) {
                theirs.reset();
            }
        }
    }

    /** The peer says nothing on our stream; we only hear when it is gone. */
    private final class OurStream implements StreamReader {
        private final PeerLink link;

        private OurStream(PeerLink link) {
            this.link = link;
        }

        @Override
        public void bytes(ByteBuf bytes) {
            bytes.skipBytes(bytes.readableBytes());
        }

        @Override
        public void ended() {
            // half of the stream that nobody uses
        }

        @Override
        public void aborted(String reason) {
            lost(link);
        }
    }

    private final class TheirStream implements FrameReader.Frames {
        private final P2pStream stream;

        private TheirStream(P2pStream stream) {
            this.stream = stream;
        }

        @Override
        public void frame(ByteBuf frame) {
            byte[] bytes = new byte[frame.readableBytes()];
            frame.readBytes(bytes);
            if (!events.received(stream.remotePeer(), bytes)) {
                stream.reset();
            }
        }

        @Override
        public void malformed(String why) {
            events.unreadable(stream.remotePeer(), Reason.FRAME_MALFORMED);
            stream.reset();
        }

        @Override
        public void tooLarge(String why) {
            events.unreadable(stream.remotePeer(), Reason.FRAME_TOO_LARGE);
            stream.reset();
        }

        @Override
        public void ended() {
            stream.close();
        }

        @Override
        public void aborted(String reason) {
            // the peer may open another one
        }
    }
}
