package org.causality.libp2p.quic;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicException;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamLimitChangedEvent;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.handler.codec.quic.QuicTransportParameters;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import org.causality.libp2p.identity.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from its handshake to its end.
 *
 * <pre>
 * state      what happens                              next
 * HANDSHAKE  the peer is named and there is a place    OPEN
 * HANDSHAKE  refusal, timeout, no place                CLOSED
 * OPEN       either side closes, silence               CLOSED
 * </pre>
 */
public final class QuicLink extends ChannelInboundHandlerAdapter {
    static final String PROTOCOL = "libp2p";

    private static final System.Logger LOG = System.getLogger(QuicLink.class.getName());

    private enum State {
        HANDSHAKE,
        OPEN,
        CLOSED
    }

    private final QuicChannel channel;
    private final boolean dialled;
    private final PeerProof proof;
    private final QuicUpgrade upgrade;
    private final QuicLimits limits;
    private final GoodBye goodBye;
    private final Set<QuicStream> streams = new LinkedHashSet<>();
    private State state = State.HANDSHAKE;
    private @Nullable QuicEvents events;
    private @Nullable PublicKey remoteKey;
    private @Nullable SocketAddress remoteAddress;
    private boolean roomCounted;
    private boolean telling;
    private long openedStreams;
    private int outboundStreams;
    private int abortedStreams;
    private long lastReadNanos = System.nanoTime();
    private volatile int streamCount;
    private volatile long unreadBytes;
    private volatile long streamUnreadPeak;

    QuicLink(QuicChannel channel, boolean dialled, PeerProof proof, QuicUpgrade upgrade, QuicLimits limits) {
        this.channel = channel;
        this.dialled = dialled;
        this.proof = proof;
        this.upgrade = upgrade;
        this.limits = limits;
        goodBye = new GoodBye(channel, dialled);
    }

    // ---- who and where

    /** Whether we dialled. */
    public boolean dialled() {
        return dialled;
    }

    /** The peer's proven identity key. */
    public PublicKey remoteKey() {
        if (remoteKey == null) {
            throw new IllegalStateException("peer is not named yet");
        }
        return remoteKey;
    }

    /** The UDP address of the peer. */
    public SocketAddress remoteAddress() {
        if (remoteAddress == null) {
            throw new IllegalStateException("connection is not open yet");
        }
        return remoteAddress;
    }

    /** The loop everything runs on. */
    public EventLoop eventLoop() {
        return channel.eventLoop();
    }

    /** Whether the handshake may still come to something. */
    boolean shakingHands() {
        return state == State.HANDSHAKE && proof.refusal() == null;
    }

    /** The listener has answered with a packet of the open connection. */
    void confirmed() {
        goodBye.confirmed();
    }

    // ---- how full

    /** Streams open in either direction; from any thread, as the next two. */
    public int streamCount() {
        return streamCount;
    }

    /** Bytes delivered and not consumed. */
    public long unreadBytes() {
        return unreadBytes;
    }

    /** The most that one stream ever had of them. */
    public long streamUnreadPeak() {
        return streamUnreadPeak;
    }

    /** When a stream last brought something; on the event loop. */
    public long lastReadNanos() {
        return lastReadNanos;
    }

    QuicLimits limits() {
        return limits;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the event loop writes
    void unread(int bytes) {
        unreadBytes += bytes;
        lastReadNanos = bytes > 0 ? System.nanoTime() : lastReadNanos;
    }

    void streamHolds(long bytes) {
        streamUnreadPeak = Math.max(streamUnreadPeak, bytes);
    }

    // ---- streams

    /** Opens a stream; null when we or the peer have as many as may be. {@code owner} hears what happens on it. */
    public @Nullable QuicStream open(QuicEvents.StreamEvents owner) {
        if (state != State.OPEN || outboundStreams >= limits.outboundStreamsMax() || peersRoom() <= 0) {
            return null;
        }
        openedStreams++;
        Future<QuicStreamChannel> created =
                channel.createStream(QuicStreamType.BIDIRECTIONAL, new ChannelInitializer<QuicStreamChannel>() {
                    @Override
                    protected void initChannel(QuicStreamChannel fresh) {
                        add(fresh, true).tell(owner);
                    }
                });
        return created.isSuccess() ? created.getNow().pipeline().get(QuicStream.class) : null;
    }

    /** Streams the peer still lets us open; the codec counts them only once the packet with the handshake's end is done. */
    private long peersRoom() {
        if (roomCounted) {
            return channel.peerAllowedStreams(QuicStreamType.BIDIRECTIONAL);
        }
        QuicTransportParameters said = channel.peerTransportParameters();
        return said == null ? 0 : said.initialMaxStreamsBidi() - openedStreams;
    }

    void accept(QuicStreamChannel fresh) {
        QuicEvents owner = events;
        if (owner == null || state != State.OPEN) {
            var _ = fresh.close();
        } else {
            QuicStream stream = add(fresh, false);
            tell(() -> owner.opened(stream));
        }
    }

    private QuicStream add(QuicStreamChannel fresh, boolean ours) {
        fresh.config().setAutoRead(false).setMaxMessagesPerRead(1);
        QuicStream stream = new QuicStream(this, fresh, ours);
        fresh.pipeline().addLast(stream);
        streams.add(stream);
        outboundStreams += ours ? 1 : 0;
        streamCount = streams.size();
        return stream;
    }

    /** Lets those above know of something that the codec is telling. */
    void tell(Runnable news) {
        boolean outer = telling;
        telling = true;
        try {
            news.run();
        } finally {
            telling = outer;
        }
    }

    /** Whether those above are just being told. */
    boolean telling() {
        return telling;
    }

    void forget(QuicStream stream) {
        streams.remove(stream);
        outboundStreams -= stream.ours() ? 1 : 0;
        streamCount = streams.size();
    }

    /** The codec keeps what it knows of such a stream until the connection ends; hence the limit. */
    void aborted() {
        abortedStreams++;
        if (abortedStreams == limits.abortedStreamsMax()) {
            end("too many of its streams were reset");
        }
    }

    // ---- the connection

    /** Closes the connection and aborts its streams. */
    public void close(String why) {
        boolean open = state == State.OPEN;
        over(why);
        if (open) {
            goodBye.sayWithRoom();
        } else {
            goodBye.say();
        }
    }

    /** Waits until the good-bye has left; not on the event loop. */
    public void awaitGoodBye(long nanosMax) {
        channel.closeFuture().awaitUninterruptibly(nanosMax, TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        // A channel that never was active goes inactive without a word.
        channel.closeFuture().addListener(_ -> end(channel.isTimedOut() ? "peer fell silent" : "connection is closed"));
        if (dialled) {
            channel.closeFuture().addListener(_ -> {
                var _ = channel.parent().close();
            });
        } else {
            Future<?> timeout = channel.eventLoop()
                    .schedule(this::handshakeTimeout, limits.handshake().toNanos(), TimeUnit.NANOSECONDS);
            channel.closeFuture().addListener(_ -> timeout.cancel(false));
        }
    }

    private void handshakeTimeout() {
        if (state == State.HANDSHAKE) {
            end("timed out in the handshake");
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        PublicKey host = proof.host();
        SSLEngine engine = channel.sslEngine();
        if (host == null || engine == null || !PROTOCOL.equals(engine.getApplicationProtocol())) {
            end("peer did not prove itself, or does not speak " + PROTOCOL);
            return;
        }
        remoteKey = host;
        remoteAddress = channel.remoteSocketAddress();
        QuicEvents owner = upgrade.secured(this);
        if (owner == null) {
            end("no place for this connection, or it is our own");
            return;
        }
        state = State.OPEN;
        events = owner;
        tell(owner::started);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof QuicConnectionCloseEvent closing) {
            end("peer closed the connection, code " + closing.error());
        } else if (event instanceof QuicStreamLimitChangedEvent) {
            roomCounted = true;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException || cause instanceof QuicException)) {
            LOG.log(Level.WARNING, "connection to " + remoteAddress + " is closed by a bug", cause);
        }
        end("connection broke: " + cause.getMessage());
    }

    /** As {@link #close}, from within the codec: there the good-bye leaves only when its own work is done. */
    void end(String why) {
        over(why);
        if (channel.isOpen()) {
            goodBye.later();
        }
    }

    /** The last word to those above, whichever way it came to it. */
    private void over(String why) {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        String reason = Objects.requireNonNullElse(proof.refusal(), why);
        List.copyOf(streams).forEach(stream -> stream.abort(reason));
        if (events == null) {
            upgrade.failed(reason);
        } else {
            events.closed(reason);
        }
    }
}
