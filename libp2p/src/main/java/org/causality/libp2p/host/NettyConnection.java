package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import org.causality.libp2p.noise.NoiseSession;
import org.causality.libp2p.yamux.GoAway;
import org.causality.libp2p.yamux.YamuxEvents;
import org.causality.libp2p.yamux.YamuxSession;
import org.causality.libp2p.yamux.YamuxStream;
import org.jspecify.annotations.Nullable;

/** A connection over TCP that is open: its Yamux session on its event loop. */
final class NettyConnection extends MuxedConnection implements YamuxEvents {
    private final Wire wire;
    private final YamuxSession yamux;
    private final KeepAlive peer;
    private volatile int streamCount;
    private volatile long unreadBytes;
    private volatile long streamUnreadPeak;
    private boolean over;

    NettyConnection(NettyHost host, Wire wire, NoiseSession session) {
        super(
                host,
                wire.channel().eventLoop(),
                session.remoteKey(),
                Addresses.tcp(wire.channel().remoteAddress()),
                wire.dialled());
        this.wire = wire;
        yamux = new YamuxSession(wire.dialled(), host.limits().yamux(), this);
        peer = new KeepAlive(host.limits().timeouts().keepAlive().toNanos());
    }

    @Override
    @Nullable Carrier carry(MuxedStream stream) {
        YamuxStream below = yamux.open(stream);
        return below == null ? null : new Carrier.Yamux(below);
    }

    @Override
    void worked() {
        wire.scheduleDrain();
    }

    // ---- between the wire and Yamux

    void opened() {
        host().connected(this);
        keepAliveLater(this::keepAlive);
        wire.scheduleDrain();
    }

    void received(ByteBuf plain) {
        yamux.receive(plain);
    }

    /** Called at the end of each pass, so that other threads can see how full we are. */
    void gauge() {
        streamCount = yamux.streamCount();
        unreadBytes = yamux.unreadBytes();
        streamUnreadPeak = yamux.streamUnreadPeak();
    }

    boolean hasOutput() {
        return yamux.hasOutput();
    }

    long outputBytesEstimate() {
        return yamux.outputBytesEstimate();
    }

    int pull(ByteBuf out, int bytesMax) {
        return yamux.pull(out, bytesMax, System.nanoTime());
    }

    void closed(String why) {
        shut();
        over = true;
        keepAliveNoMore();
        yamux.close(why);
        host().disconnected(this);
    }

    /** A silent peer is asked once and closed one keep-alive later if nothing at all came: never without being asked. */
    private void keepAlive() {
        if (over) {
            return;
        }
        long now = System.nanoTime();
        switch (peer.next(now, wire.lastReadNanos())) {
            case REST -> keepAliveLater(this::keepAlive);
            case ASK -> {
                yamux.ping((int) now);
                wire.scheduleDrain();
                keepAliveLater(this::keepAlive);
            }
            case DROP ->
                wire.closeAfterDrain("peer answered no ping for "
                        + Duration.ofNanos(peer.unansweredNanos(now)).toSeconds() + " s");
        }
    }

    // ---- what Yamux tells

    @Override
    public StreamEvents opened(YamuxStream below) {
        MuxedStream stream = new MuxedStream(this, false, host().inbound());
        accept(stream, new Carrier.Yamux(below));
        return stream;
    }

    @Override
    public void measure() {
        yamux.ping((int) System.nanoTime());
    }

    /** The value is the low half of the time at which we asked. */
    @Override
    public void pong(int value) {
        int took = (int) System.nanoTime() - value;
        if (took > 0) {
            yamux.roundTrip(took);
        }
    }

    @Override
    public void goneAway(GoAway why) {
        shut();
        if (yamux.streamCount() == 0) {
            wire.closeAfterDrain("peer went away");
        }
    }

    @Override
    public void failed(String why) {
        shut();
        wire.channel().eventLoop().execute(() -> wire.closeAfterDrain(why));
    }

    @Override
    void streamGone() {
        if (!isOpen() && yamux.streamCount() == 0) {
            wire.channel().eventLoop().execute(() -> wire.closeAfterDrain("last stream ended after going away"));
        }
    }

    @Override
    void goAway() {
        yamux.goAway(GoAway.NORMAL);
        wire.closeAfterDrain("closed by us");
    }

    @Override
    public ConnectionGauges gauges() {
        return gauges(streamCount, unreadBytes, streamUnreadPeak);
    }
}
