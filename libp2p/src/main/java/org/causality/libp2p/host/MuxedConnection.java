package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
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
import org.jspecify.annotations.Nullable;

/**
 * What every secured connection has, whatever carries it: the opening of streams, the account of what they hold, what
 * the peer said of itself, and the doors from other threads to its event loop.
 */
abstract class MuxedConnection implements Connection {
    private final NettyHost host;
    private final EventLoop loop;
    private final PeerId remotePeer;
    private final PublicKey remoteKey;
    private final Multiaddr remoteAddress;
    private final boolean outbound;
    private final AtomicLong pendingBytes = new AtomicLong();
    private final AtomicLong streamPendingPeak = new AtomicLong();
    private volatile boolean open = true;
    private volatile @Nullable Identified identified;
    private IdentifyMessage said = IdentifyMessage.empty();
    private @Nullable Future<?> nextKeepAlive;

    MuxedConnection(NettyHost host, EventLoop loop, PublicKey remoteKey, Multiaddr remoteAddress, boolean outbound) {
        this.host = host;
        this.loop = loop;
        this.remoteKey = remoteKey;
        this.remoteAddress = remoteAddress;
        this.outbound = outbound;
        remotePeer = remoteKey.peerId();
    }

    // ---- what carries it

    /** Opens a stream below; null when there is no room for one. */
    abstract @Nullable Carrier carry(MuxedStream stream);

    /** Something was done that may have left bytes to be sent. */
    abstract void worked();

    /** A stream is over. */
    abstract void streamGone();

    /** Says go away and closes; on the event loop. */
    abstract void goAway();

    /** Waits until the good-bye of a closed connection has left, where that takes a while; not on the event loop. */
    void awaitGoodBye(long nanosMax) {
        // leaves at once where nothing holds it back
    }

    /** Takes no new streams from now on. */
    void shut() {
        open = false;
    }

    NettyHost host() {
        return host;
    }

    HostLimits limits() {
        return host.limits();
    }

    // ---- its event loop

    void onLoop(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
            worked();
        } else {
            loop.execute(() -> {
                task.run();
                worked();
            });
        }
    }

    /** Looks after a quiet peer once more, after the usual time. */
    void keepAliveLater(Runnable keepAlive) {
        nextKeepAlive = schedule(keepAlive, limits().timeouts().keepAlive());
    }

    /** What waits in the event loop would keep all of a closed connection in memory until then. */
    void keepAliveNoMore() {
        if (nextKeepAlive != null) {
            nextKeepAlive.cancel(false);
        }
    }

    Future<?> schedule(Runnable task, Duration delay) {
        return loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    // ---- what its streams hold

    /** Counts bytes that a stream wants to queue; false, and not counted, when all streams together have too many. */
    boolean reserve(int bytes) {
        return Room.take(pendingBytes, bytes, limits().pendingBytes().connectionMax());
    }

    /** A stream now holds so much pending. */
    void streamHolds(long bytes) {
        streamPendingPeak.accumulateAndGet(bytes, Math::max);
    }

    /** Takes bytes off the count that have left or were dropped. */
    void settle(long bytes) {
        pendingBytes.addAndGet(-bytes);
    }

    ConnectionGauges gauges(int streams, long unreadBytes, long streamUnreadPeak) {
        return new ConnectionGauges(
                streams, unreadBytes, pendingBytes.get(), streamUnreadPeak, streamPendingPeak.get());
    }

    // ---- streams

    /** The peer opened a stream below; {@code stream} is on top of it. */
    void accept(MuxedStream stream, Carrier below) {
        ByteBuf hello = Unpooled.buffer(64);
        stream.start(below, Negotiation.respond(host::speaks, hello), hello);
    }

    /** Opens a stream without blocking; {@code opening} hears the outcome on the event loop. */
    void open(List<String> protocols, MuxedStream.Opening opening) {
        onLoop(() -> start(new MuxedStream(this, true, opening), protocols, opening));
    }

    private void start(MuxedStream stream, List<String> protocols, MuxedStream.Opening opening) {
        Carrier below = carry(stream);
        if (below == null) {
            opening.refused("connection takes no more streams");
            return;
        }
        ByteBuf hello = Unpooled.buffer(128);
        stream.start(below, Negotiation.initiate(protocols, hello), hello);
    }

    @Override
    public P2pStream newStream(List<String> protocols) throws StreamRefusedException {
        Awaited opened = new Awaited();
        tryOnLoop(() -> start(new MuxedStream(this, true, opened), protocols, opened), opened);
        return await(opened.stream);
    }

    @Override
    public P2pStream newStreamAssuming(String protocol) throws StreamRefusedException {
        Awaited opened = new Awaited();
        tryOnLoop(
                () -> {
                    MuxedStream stream = new MuxedStream(this, true, opened);
                    start(stream, List.of(protocol), opened);
                    stream.assume(protocol);
                },
                opened);
        return await(opened.stream);
    }

    private void tryOnLoop(Runnable opening, Awaited outcome) {
        mayBlock();
        try {
            onLoop(opening);
        } catch (RejectedExecutionException _) {
            outcome.refused("host is closed");
        }
    }

    private final class Awaited implements MuxedStream.Opening {
        private final CompletableFuture<MuxedStream> stream = new CompletableFuture<>();

        @Override
        public void agreed(MuxedStream agreed) {
            if (!stream.complete(agreed)) {
                agreed.reset(); // the caller has stopped waiting
            }
        }

        @Override
        public void refused(String why) {
            stream.completeExceptionally(new StreamRefusedException(remotePeer + ": " + why));
        }
    }

    private void mayBlock() {
        if (loop.inEventLoop()) {
            throw new IllegalStateException("an event loop must not wait for itself; use a virtual thread");
        }
    }

    private MuxedStream await(CompletableFuture<MuxedStream> opened) throws StreamRefusedException {
        try {
            return opened.get(limits().timeouts().stream().toNanos(), TimeUnit.NANOSECONDS);
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

    // ---- what the peer said

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

    // ---- what users ask for

    @Override
    public PeerId remotePeer() {
        return remotePeer;
    }

    @Override
    public PublicKey remoteKey() {
        return remoteKey;
    }

    @Override
    public Multiaddr remoteAddress() {
        return remoteAddress;
    }

    @Override
    public boolean outbound() {
        return outbound;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public Executor executor() {
        return loop;
    }

    @Override
    public void close() {
        open = false;
        try {
            loop.execute(this::goAway);
        } catch (RejectedExecutionException _) {
            open = false; // the host was closed before, and this with it
        }
    }

    @Override
    public String toString() {
        return (outbound ? "connection to " : "connection from ") + remotePeer + " at " + remoteAddress;
    }
}
