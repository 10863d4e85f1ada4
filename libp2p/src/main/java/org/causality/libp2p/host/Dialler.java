package org.causality.libp2p.host;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.noise.NoiseHandshake;
import org.causality.libp2p.noise.NoiseParty;
import org.causality.libp2p.noise.NoiseSession;
import org.causality.libp2p.quic.QuicEvents;
import org.causality.libp2p.quic.QuicLink;
import org.causality.libp2p.quic.QuicUpgrade;
import org.jspecify.annotations.Nullable;

/** Makes outbound connections. Who dials a peer while another thread does so waits and shares the connection. */
final class Dialler {
    private static final int LOCKS = 64;

    /** Addresses of one peer that are tried. */
    private static final int ADDRESSES_TRIED_MAX = 4;

    /** One way to dial. */
    interface Attempt {
        Connection at(Multiaddr address) throws DialException;
    }

    private final NettyHost host;
    private final EventLoopGroup loops;
    private final NoiseParty party;
    private final Datagrams datagrams;
    private final TransportOrder order;
    private final DialBackoff backoff = new DialBackoff();
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

    Dialler(NettyHost host, EventLoopGroup loops, NoiseParty party, Datagrams datagrams, TransportOrder order) {
        this.host = host;
        this.loops = loops;
        this.party = party;
        this.datagrams = datagrams;
        this.order = order;
        Arrays.setAll(locks, _ -> new ReentrantLock());
    }

    Connection dial(Multiaddr address) throws DialException {
        String named = Addresses.peer(address);
        if (named == null) {
            return dialNew(address, null);
        }
        PeerId expected = PeerId.parse(named);
        if (host.peerId().equals(expected)) {
            throw new DialException("a host does not dial itself");
        }
        ReentrantLock lock = locks[Math.floorMod(expected.hashCode(), LOCKS)];
        lock.lock();
        try {
            Connection open = host.connection(expected);
            return open == null ? dialNew(address, expected) : open;
        } finally {
            lock.unlock();
        }
    }

    /** One more connection to a peer, whether or not there is one. */
    Connection dialAgain(Multiaddr address) throws DialException {
        String named = Addresses.peer(address);
        if (named == null) {
            throw new DialException(address + " names no peer");
        }
        return dialNew(address, PeerId.parse(named));
    }

    /** The first that answers. */
    Connection dialAny(List<Multiaddr> addresses, Attempt attempt) throws DialException {
        DialException last = new DialException("no address is known");
        for (Multiaddr address :
                order.sorted(addresses).stream().limit(ADDRESSES_TRIED_MAX).toList()) {
            if (!backoff.mayDial(address, System.nanoTime())) {
                last = new DialException(address + " failed lately and is left alone for a while");
                continue;
            }
            try {
                Connection connection = attempt.at(address);
                backoff.succeeded(address);
                return connection;
            } catch (DialException e) {
                backoff.failed(address, System.nanoTime());
                last = e;
            }
        }
        throw last;
    }

    private Connection dialNew(Multiaddr address, @Nullable PeerId expected) throws DialException {
        if (host.isClosed()) {
            throw new DialException("this host is closed");
        }
        long deadline = System.nanoTime() + host.limits().timeouts().dial().toNanos();
        Addresses.Transport transport = Addresses.transport(address);
        DialException last = null;
        for (InetSocketAddress socket : Addresses.resolve(address)) {
            try {
                return dial(transport, socket, expected, deadline - System.nanoTime());
            } catch (DialException e) {
                last = new DialException("cannot dial " + address + ": " + e.getMessage());
            }
        }
        throw last == null ? new DialException(address + " names nothing to dial") : last;
    }

    private Connection dial(
            Addresses.Transport transport, InetSocketAddress socket, @Nullable PeerId expected, long nanosMax)
            throws DialException {
        CompletableFuture<MuxedConnection> result = new CompletableFuture<>();
        Channel channel = switch (transport) {
            case TCP -> connect(socket, expected, result, nanosMax);
            case QUIC -> datagrams.transport().dial(socket, expected, new Dialling(result), nanosMax);
        };
        return await(result, channel, nanosMax);
    }

    private Channel connect(
            InetSocketAddress socket,
            @Nullable PeerId expected,
            CompletableFuture<MuxedConnection> result,
            long nanosMax) {
        NoiseHandshake handshake = NoiseHandshake.initiator(party, expected, NettyHost.freshPair());
        return new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, NettyHost.waterMark())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.max(1, nanosMax / 1_000_000))
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel created) {
                        created.pipeline().addLast(new Wire(created, true, handshake, new Dialling(result), nanosMax));
                    }
                })
                .connect(socket)
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        result.completeExceptionally(connected.cause());
                    }
                })
                .channel();
    }

    private static Connection await(CompletableFuture<MuxedConnection> result, Channel channel, long nanosMax)
            throws DialException {
        if (channel.eventLoop().inEventLoop()) {
            throw new IllegalStateException("an event loop must not wait for itself; use a virtual thread");
        }
        try {
            return result.get(nanosMax, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new DialException(reason(e));
        } catch (TimeoutException _) {
            var _ = channel.close();
            throw new DialException("timed out");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            var _ = channel.close();
            throw new DialException("interrupted");
        }
    }

    static String reason(ExecutionException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }

    private final class Dialling implements Wire.Upgrade, QuicUpgrade {
        private final CompletableFuture<MuxedConnection> result;

        private Dialling(CompletableFuture<MuxedConnection> result) {
            this.result = result;
        }

        @Override
        public @Nullable NettyConnection secured(Wire wire, NoiseSession session) {
            return admitted(new NettyConnection(host, wire, session));
        }

        @Override
        public @Nullable QuicEvents secured(QuicLink link) {
            return admitted(new QuicConnection(host, link));
        }

        private <C extends MuxedConnection> @Nullable C admitted(C connection) {
            if (!host.admit(connection)) {
                return null;
            }
            result.complete(connection);
            return connection;
        }

        @Override
        public void failed(String why) {
            result.completeExceptionally(new DialException(why));
        }
    }
}
