package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.causality.libp2p.identify.IdentifyMessage;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.multistream.Negotiation;
import org.causality.libp2p.noise.NoiseSession;
import org.causality.libp2p.yamux.GoAway;
import org.causality.libp2p.yamux.YamuxEvents;
import org.causality.libp2p.yamux.YamuxSession;
import org.causality.libp2p.yamux.YamuxStream;
import org.jspecify.annotations.Nullable;

/** A connection that is open: its Yamux session on its event loop, and the doors to it from other threads. */
final class NettyConnection implements Connection, YamuxEvents {
    private final NettyHost host;
    private final Wire wire;
    private final NoiseSession session;
    private final Multiaddr remoteAddress;
    private final YamuxSession yamux;
    private final AtomicLong pendingBytes = new AtomicLong();
    private volatile boolean open = true;
    private volatile int streamCount;
    private volatile long unreadBytes;
    private volatile long streamUnreadPeak;
    private final AtomicLong streamPendingPeak = new AtomicLong();
    private boolean over;
    private boolean asked;
    private long askedNanos;
    private volatile @Nullable Identified identified;
    private IdentifyMessage said = IdentifyMessage.empty();

    NettyConnection(NettyHost host, Wire wire, NoiseSession session) {
        this.host = host;
        this.wire = wire;
        this.session = session;
        remoteAddress = Addresses.of(wire.channel().remoteAddress());
        yamux = new YamuxSession(wire.dialled(), host.limits().yamux(), this);
    }

    HostLimits limits() {
        return host.limits();
    }

    void onLoop(Runnable task) {
        if (wire.channel().eventLoop().inEventLoop()) {
            task.run();
            wire.scheduleDrain();
        } else {
            wire.channel().eventLoop().execute(() -> {
                task.run();
                wire.scheduleDrain();
            });
        }
    }

    Future<?> schedule(Runnable task, Duration delay) {
        return wire.channel().eventLoop().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Counts bytes that a stream wants to queue; false, and not counted, when all streams together have too many. */
    boolean reserve(int bytes) {
        return Room.take(pendingBytes, bytes, limits().connectionPendingBytesMax());
    }

    /** A stream now holds so much pending. */
    void streamHolds(long bytes) {
        streamPendingPeak.accumulateAndGet(bytes, Math::max);
    }

    /** Takes bytes off the count that have left or were dropped. */
    void settle(long bytes) {
        pendingBytes.addAndGet(-bytes);
    }

    // ---- between the wire and Yamux

    void opened() {
        host.connected(this);
        var _ = schedule(this::keepAlive, limits().keepAlive());
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
        return yamux.pull(out, bytesMax);
    }

    void closed(String why) {
        open = false;
        over = true;
        yamux.close(why);
        host.disconnected(this);
    }

    /** A silent peer is asked once and closed one keep-alive later if nothing at all came: never without being asked. */
    private void keepAlive() {
        if (over) {
            return;
        }
        long now = System.nanoTime();
        boolean silent = now - wire.lastReadNanos() >= limits().keepAlive().toNanos();
        if (!silent) {
            asked = false;
        } else if (asked && wire.lastReadNanos() - askedNanos < 0) {
            wire.closeAfterDrain("peer answered no ping for "
                    + Duration.ofNanos(now - askedNanos).toSeconds() + " s");
            return;
        } else {
            asked = true;
            askedNanos = now;
            yamux.ping((int) now);
            wire.scheduleDrain();
        }
        var _ = schedule(this::keepAlive, limits().keepAlive());
    }

    // ---- what Yamux tells

    @Override
    public StreamEvents opened(YamuxStream below) {
        MuxedStream stream = new MuxedStream(this, false, host.inbound());
        ByteBuf hello = Unpooled.buffer(64);
        stream.start(below, Negotiation.respond(host::speaks, hello), hello);
        return stream;
    }

    @Override
    public void pong(int value) {
        // the keep-alive looks only at when something was last read
    }

    @Override
    public void goneAway(GoAway why) {
        open = false;
        if (yamux.streamCount() == 0) {
            wire.closeAfterDrain("peer went away");
        }
    }

    @Override
    public void failed(String why) {
        open = false;
        wire.channel().eventLoop().execute(() -> wire.closeAfterDrain(why));
    }

    void streamGone() {
        if (!open && yamux.streamCount() == 0) {
            wire.channel().eventLoop().execute(() -> wire.closeAfterDrain("last stream ended after going away"));
        }
    }

    // ---- what users ask for

    @Override
    public PeerId remotePeer() {
        return session.remotePeer();
    }

    @Override
    public PublicKey remoteKey() {
        return session.remoteKey();
    }

    @Override
    public Multiaddr remoteAddress() {
        return remoteAddress;
    }

    @Override
    public boolean outbound() {
        return wire.dialled();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public @Nullable Identified identified() {
        return identified;
    }

    void identified(Identified about) {
        identified = about;
    }

    void heard(IdentifyMessage message) {
        said = said.updatedBy(message);
    }

    IdentifyMessage said() {
        return said;
    }

    /** Opens a stream without blocking; {@code opening} hears the outcome on the event loop. */
    void open(List<String> protocols, MuxedStream.Opening opening) {
        onLoop(() -> {
            MuxedStream stream = new MuxedStream(this, true, opening);
            YamuxStream below = yamux.open(stream);
            if (below == null) {
                opening.refused("connection takes no more streams");
                return;
            }
            ByteBuf hello = Unpooled.buffer(128);
            stream.start(below, Negotiation.initiate(protocols, hello), hello);
        });
    }

    private void tryOpen(List<String> protocols, MuxedStream.Opening opening) {
        try {
            open(protocols, opening);
        } catch (RejectedExecutionException _) {
            opening.refused("host is closed");
        }
    }

    @Override
    public P2pStream newStream(List<String> protocols) throws StreamRefusedException {
        mayBlock();
        CompletableFuture<MuxedStream> opened = new CompletableFuture<>();
        tryOpen(protocols, new MuxedStream.Opening() {
            @Override
            public void agreed(MuxedStream stream) {
                if (!opened.complete(stream)) {
                    stream.reset(); // the caller has stopped waiting
                }
            }

            @Override
            public void refused(String why) {
                opened.completeExceptionally(new StreamRefusedException(remotePeer() + ": " + why));
            }
        });
        return await(opened);
    }

    @Override
    public ConnectionGauges gauges() {
        return new ConnectionGauges(
                streamCount, unreadBytes, pendingBytes.get(), streamUnreadPeak, streamPendingPeak.get());
    }

    private void mayBlock() {
        if (wire.channel().eventLoop().inEventLoop()) {
            throw new IllegalStateException("an event loop must not wait for itself; use a virtual thread");
        }
    }

    private MuxedStream await(CompletableFuture<MuxedStream> opened) throws StreamRefusedException {
        try {
            return opened.get(limits().streamTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new StreamRefusedException(Dialler.reason(e));
        } catch (TimeoutException e) {
            opened.completeExceptionally(e);
            throw new StreamRefusedException(remotePeer() + ": no protocol agreed in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            opened.completeExceptionally(e);
            throw new StreamRefusedException(remotePeer() + ": interrupted");
        }
    }

    @Override
    public Executor executor() {
        return wire.channel().eventLoop();
    }

    @Override
    public void close() {
        open = false;
        try {
            wire.channel().eventLoop().execute(() -> {
                yamux.goAway(GoAway.NORMAL);
                wire.closeAfterDrain("closed by us");
            });
        } catch (RejectedExecutionException _) {
            open = false; // the host was closed before, and this with it
        }
    }

    @Override
    public String toString() {
        return (outbound() ? "connection to " : "connection from ") + remotePeer() + " at " + remoteAddress;
    }
}
