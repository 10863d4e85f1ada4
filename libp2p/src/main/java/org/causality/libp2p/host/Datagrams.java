package org.causality.libp2p.host;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.causality.libp2p.quic.QuicLimits;
import org.causality.libp2p.quic.QuicTransport;
import org.causality.libp2p.quic.QuicUpgrade;
import org.causality.libp2p.tls.OwnCertificate;
import org.causality.libp2p.yamux.YamuxLimits;
import org.jspecify.annotations.Nullable;

/** QUIC as far as this machine has it: made when it is first needed, and a plain sentence where it cannot be. */
final class Datagrams {
    private static final System.Logger LOG = System.getLogger(Datagrams.class.getName());

    /** About a kibibyte each stays with the codec; see {@link QuicLimits#abortedStreamsMax()}. */
    private static final int ABORTED_STREAMS_MAX = 4_096;

    private final HostBuilder builder;
    private final EventLoopGroup loops;
    private final Supplier<@Nullable QuicUpgrade> acceptor;
    private final BooleanSupplier busy;
    private final List<Channel> sockets = new ArrayList<>();
    private @Nullable QuicTransport transport;

    Datagrams(
            HostBuilder builder, EventLoopGroup loops, Supplier<@Nullable QuicUpgrade> acceptor, BooleanSupplier busy) {
        this.builder = builder;
        this.loops = loops;
        this.acceptor = acceptor;
        this.busy = busy;
    }

    /** What dials; throws the sentence where there is no QUIC. */
    synchronized QuicTransport transport() throws DialException {
        String absence = builder.quic ? QuicTransport.absence() : "QUIC is absent, this host was told not to use it";
        if (absence != null) {
            throw new DialException(absence);
        }
        if (transport == null) {
            OwnCertificate own = OwnCertificate.of(builder.identity, builder.random, Instant.now());
            transport = new QuicTransport(loops, own, limits(builder.limits), builder.random);
        }
        return transport;
    }

    private static QuicLimits limits(HostLimits limits) {
        YamuxLimits streams = limits.yamux();
        return new QuicLimits(
                streams.inboundStreamsMax(),
                streams.outboundStreamsMax(),
                streams.receiveWindowBytes(),
                /* connectionWindowBytes= */ streams.unreadBytesMax(),
                /* unreadBytesMax= */ streams.receiveWindowBytes(),
                ABORTED_STREAMS_MAX,
                limits.timeouts().keepAlive().multipliedBy(2),
                limits.timeouts().handshake());
    }

    /** Binds and answers where; nothing, and a warning, where there is no QUIC. */
    synchronized Optional<SocketAddress> listen(InetSocketAddress socket) throws InterruptedException {
        try {
            Channel bound = transport().listen(socket, acceptor, busy);
            sockets.add(bound);
            return Optional.of(bound.localAddress());
        } catch (DialException e) {
            LOG.log(Level.WARNING, "not listening on UDP {0}; {1}", socket, e.getMessage());
            return Optional.empty();
        }
    }

    synchronized void close() {
        sockets.forEach(socket -> socket.close().awaitUninterruptibly(NettyHost.CLOSE_SECONDS_MAX, TimeUnit.SECONDS));
    }
}
