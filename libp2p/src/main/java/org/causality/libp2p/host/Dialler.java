package org.causality.libp2p.host;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.Arrays;
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
import org.jspecify.annotations.Nullable;

/** Makes outbound connections. Who dials a peer while another thread does so waits and shares the connection. */
final class Dialler {
    private static final int LOCKS = 64;

    private final NettyHost host;
    private final EventLoopGroup loops;
    private final NoiseParty party;
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

    Dialler(NettyHost host, EventLoopGroup loops, NoiseParty party) {
        this.host = host;
        this.loops = loops;
        this.party = party;
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

    private Connection dialNew(Multiaddr address, @Nullable PeerId expected) throws DialException {
        long deadline = System.nanoTime() + host.limits().dialTimeout().toNanos();
        DialException last = null;
        for (InetSocketAddress socket : Addresses.resolve(address)) {
            try {
                return dial(socket, expected, deadline - System.nanoTime());
            } catch (DialException e) {
                last = new DialException("cannot dial " + address + ": " + e.getMessage());
            }
        }
        throw last == null ? new DialException(address + " names nothing to dial") : last;
    }

    private Connection dial(InetSocketAddress socket, @Nullable PeerId expected, long nanosMax) throws DialException {
        CompletableFuture<NettyConnection> result = new CompletableFuture<>();
        NoiseHandshake handshake = NoiseHandshake.initiator(party, expected, host.secret());
        Channel channel = new Bootstrap()
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
        return await(result, channel, nanosMax);
    }

    private static Connection await(CompletableFuture<NettyConnection> result, Channel channel, long nanosMax)
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

    private final class Dialling implements Wire.Upgrade {
        private final CompletableFuture<NettyConnection> result;

        private Dialling(CompletableFuture<NettyConnection> result) {
            this.result = result;
        }

        @Override
        public @Nullable NettyConnection secured(Wire wire, NoiseSession session) {
            NettyConnection connection = host.admit(wire, session);
            if (connection != null) {
                result.complete(connection);
            }
            return connection;
        }

        @Override
        public void failed(String why) {
            result.completeExceptionally(new DialException(why));
        }
    }
}
