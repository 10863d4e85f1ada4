package org.causality.libp2p.host;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.causality.libp2p.identify.IdentifyMessage;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.noise.NoiseHandshake;
import org.causality.libp2p.noise.NoiseParty;
import org.causality.libp2p.noise.NoiseSession;
import org.jspecify.annotations.Nullable;

/** The host on Netty's NIO transport: who listens, who is connected, and which protocol is whose. */
final class NettyHost implements Host {
    private static final System.Logger LOG = System.getLogger(NettyHost.class.getName());
    private static final int SECRET_BYTES = 32;
    private static final int WRITE_LOW_BYTES = 128 * 1024;
    private static final int WRITE_HIGH_BYTES = 256 * 1024;
    private static final int BACKLOG = 128;
    private static final int CLOSE_SECONDS_MAX = 5;

    private final PeerId self;
    private final HostLimits limits;
    private final SecureRandom random;
    private final NoiseParty party;
    private final EventLoopGroup loops;
    private final List<Channel> listeners = new ArrayList<>();
    private final List<Multiaddr> listenAddresses = new ArrayList<>();
    private final List<Multiaddr> announced;
    private final Map<String, StreamHandler> handlers = new ConcurrentSkipListMap<>();
    private final Peers peers;
    private final List<ConnectionListener> observers = new CopyOnWriteArrayList<>();
    private final AtomicInteger handshakes = new AtomicInteger();
    private final IdentifyService identify;
    private final Dialler dialler;
    private volatile boolean closed;

    NettyHost(HostBuilder builder) throws IOException {
        PrivateKey identity = builder.identity;
        self = identity.peerId();
        limits = builder.limits;
        random = builder.random;
        party = new NoiseParty(identity, secret(), builder.earlyMuxer ? List.of(Wire.MUXER_PROTOCOL) : List.of());
        peers = new Peers(limits);
        announced = List.copyOf(builder.announce);
        loops = new MultiThreadIoEventLoopGroup(
                builder.eventLoops, new DefaultThreadFactory("libp2p", true), NioIoHandler.newFactory());
        handlers.put(PingEcho.PROTOCOL, PingEcho::answer);
        identify = new IdentifyService(this, identity, builder.agentVersion);
        dialler = new Dialler(this, loops, party);
        handlers.put(IdentifyMessage.PROTOCOL, identify::answer);
        handlers.put(IdentifyMessage.PUSH_PROTOCOL, identify::takePush);
        for (Multiaddr address : builder.listen) {
            bind(address);
        }
    }

    byte[] secret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    HostLimits limits() {
        return limits;
    }

    boolean speaks(String protocol) {
        return handlers.containsKey(protocol);
    }

    // ---- listening

    private void bind(Multiaddr address) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark())
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel);
                    }
                });
        try {
            Channel channel =
                    bootstrap.bind(Addresses.resolve(address).getFirst()).sync().channel();
            listeners.add(channel);
            listenAddresses.add(Addresses.of(channel.localAddress()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("interrupted while binding " + address, e);
        } catch (IOException | RuntimeException e) {
            close();
            throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    static WriteBufferWaterMark waterMark() {
        return new WriteBufferWaterMark(WRITE_LOW_BYTES, WRITE_HIGH_BYTES);
    }

    private void accept(Channel channel) {
        if (closed || handshakes.incrementAndGet() > limits.handshakesMax()) {
            handshakes.decrementAndGet();
            var _ = channel.close();
            return;
        }
        NoiseHandshake handshake = NoiseHandshake.responder(party, secret());
        channel.pipeline()
                .addLast(new Wire(
                        channel,
                        false,
                        handshake,
                        new Accepting(),
                        limits.handshakeTimeout().toNanos()));
    }

    private final class Accepting implements Wire.Upgrade {
        @Override
        public @Nullable NettyConnection secured(Wire wire, NoiseSession session) {
            NettyConnection connection = admit(wire, session);
            if (connection != null) {
                handshakes.decrementAndGet();
            }
            return connection;
        }

        @Override
        public void failed(String why) {
            handshakes.decrementAndGet();
            LOG.log(Level.DEBUG, "inbound connection was not secured: {0}", why);
        }
    }

    @Nullable NettyConnection admit(Wire wire, NoiseSession session) {
        NettyConnection connection = new NettyConnection(this, wire, session);
        boolean admitted = !closed && !session.remotePeer().equals(self) && peers.admit(connection);
        return admitted ? connection : null;
    }

    @Override
    public Connection dial(Multiaddr address) throws DialException {
        return dialler.dial(address);
    }

    // ---- connections

    void connected(NettyConnection connection) {
        tell(observer -> observer.connected(connection));
        identify.ask(connection);
    }

    void identified(NettyConnection connection, Identified about) {
        tell(observer -> observer.identified(connection, about));
    }

    void disconnected(NettyConnection connection) {
        peers.remove(connection);
        identify.forget(connection);
        tell(observer -> observer.disconnected(connection));
    }

    private void tell(Consumer<ConnectionListener> news) {
        for (ConnectionListener observer : observers) {
            try {
                news.accept(observer);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a connection listener failed", e);
            }
        }
    }

    @Override
    public void listen(ConnectionListener listener) {
        observers.add(listener);
    }

    @Override
    public @Nullable Connection connection(PeerId peer) {
        return peers.first(peer);
    }

    @Override
    public long refusedConnections() {
        return peers.refused();
    }

    @Override
    public List<Connection> connections() {
        return peers.all();
    }

    // ---- streams

    @Override
    public P2pStream newStream(PeerId peer, List<String> protocols) throws StreamRefusedException {
        Connection connection = connection(peer);
        if (connection == null) {
            throw new StreamRefusedException(peer + ": not connected");
        }
        return connection.newStream(protocols);
    }

    MuxedStream.Opening inbound() {
        return new MuxedStream.Opening() {
            @Override
            public void agreed(MuxedStream stream) {
                StreamHandler handler = handlers.get(stream.protocol());
                if (handler == null) {
                    stream.reset();
                } else {
                    handler.opened(stream);
                }
            }

            @Override
            public void refused(String why) {
                LOG.log(Level.DEBUG, "an inbound stream came to nothing: {0}", why);
            }
        };
    }

    @Override
    public void handle(String protocol, StreamHandler handler) {
        handlers.put(protocol, handler);
        identify.pushToAll();
    }

    @Override
    public void unhandle(String protocol) {
        handlers.remove(protocol);
        identify.pushToAll();
    }

    @Override
    public List<String> protocols() {
        return List.copyOf(handlers.keySet());
    }

    // ---- ping

    @Override
    public Duration ping(PeerId peer) throws IOException {
        byte[] sent = new byte[PingEcho.PING_BYTES];
        random.nextBytes(sent);
        try (BlockingStream stream = newStream(peer, PingEcho.PROTOCOL).blocking()) {
            long start = System.nanoTime();
            stream.write(sent);
            byte[] echo = stream.readExactly(sent.length);
            if (!Arrays.equals(sent, echo)) {
                throw new IOException(peer + " answered a ping with other bytes");
            }
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    // ---- who we are

    @Override
    public PeerId peerId() {
        return self;
    }

    @Override
    public List<Multiaddr> listenAddresses() {
        return List.copyOf(listenAddresses);
    }

    @Override
    public List<Multiaddr> dialAddresses() {
        return announceAddresses().stream()
                .map(address -> address.with(AddressPart.P2P, self.toString()))
                .toList();
    }

    /** Where others can dial us. */
    List<Multiaddr> announceAddresses() {
        return announced.isEmpty()
                ? listenAddresses.stream().filter(Addresses::dialable).toList()
                : announced;
    }

    @Override
    public void close() {
        closed = true;
        listeners.forEach(channel -> channel.close().awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS));
        peers.all().forEach(Connection::close);
        loops.shutdownGracefully(0, CLOSE_SECONDS_MAX, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
    }
}
