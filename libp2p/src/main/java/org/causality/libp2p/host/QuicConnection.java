package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.causality.libp2p.quic.QuicEvents;
import org.causality.libp2p.quic.QuicLink;
import org.causality.libp2p.quic.QuicStream;
import org.jspecify.annotations.Nullable;

/** A connection over QUIC that is open: its link on its event loop. */
final class QuicConnection extends MuxedConnection implements QuicEvents {
    private final QuicLink link;

    QuicConnection(NettyHost host, QuicLink link) {
        super(host, link.eventLoop(), link.remoteKey(), Addresses.quic(link.remoteAddress()), link.dialled());
        this.link = link;
    }

    @Override
    @Nullable Carrier carry(MuxedStream stream) {
        QuicStream below = link.open(stream);
        return below == null ? null : new Carrier.Quic(below);
    }

    @Override
    void worked() {
        // the codec sends by itself
    }

    @Override
    void streamGone() {
        // nothing waits for the last of them
    }

    @Override
    void goAway() {
        link.close("closed by us");
    }

    @Override
    void awaitGoodBye(long nanosMax) {
        link.awaitGoodBye(nanosMax);
    }

    @Override
    public ConnectionGauges gauges() {
        return gauges(link.streamCount(), link.unreadBytes(), link.streamUnreadPeak());
    }

    // ---- what the link tells

    @Override
    public void started() {
        host().connected(this);
        keepAliveLater(this::keepAlive);
    }

    @Override
    public void opened(QuicStream below) {
        MuxedStream stream = new MuxedStream(this, false, host().inbound());
        below.tell(stream);
        accept(stream, new Carrier.Quic(below));
    }

    @Override
    public void closed(String why) {
        shut();
        keepAliveNoMore();
        host().disconnected(this);
    }

    // ---- keeping it alive

    /**
     * A quiet peer is pinged. The codec has no ping of its own, so it is one of libp2p; any answer, a refusal too, shows
     * that the peer lives, and the link's idle time ends a connection without one.
     */
    private void keepAlive() {
        if (!isOpen()) {
            return;
        }
        if (System.nanoTime() - link.lastReadNanos()
                >= limits().timeouts().keepAlive().toNanos()) {
            open(List.of(PingEcho.PROTOCOL), new Ping());
        }
        keepAliveLater(this::keepAlive);
    }

    private static final class Ping implements MuxedStream.Opening, StreamReader {
        @Override
        public void agreed(MuxedStream stream) {
            stream.onBytes(this);
            stream.write(new byte[PingEcho.PING_BYTES]);
            stream.closeWrite();
        }

        @Override
        public void refused(String why) {
            // that was an answer too, or the connection is full and so not quiet
        }

        @Override
        public void bytes(ByteBuf bytes) {
            bytes.skipBytes(bytes.readableBytes());
        }

        @Override
        public void ended() {
            // the codec forgets the stream
        }

        @Override
        public void aborted(String reason) {
            // nothing is kept
        }
    }
}
