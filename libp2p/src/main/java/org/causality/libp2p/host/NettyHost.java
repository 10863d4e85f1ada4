package org.causality.libp2p.host;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.causality.libp2p.identify.IdentifyMessage;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PeerRecord;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.identity.SignedEnvelope;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.noise.NoiseHandshake;
import org.causality.libp2p.noise.NoiseParty;
import org.causality.libp2p.noise.NoiseSession;
import org.jspecify.annotations.Nullable;

/** The host on Netty's NIO transport: who listens, who is connected, and which protocol is whose. */
final class NettyHost implements Host {
    private static final System.Logger LOG = System.getLogger(NettyHost.class.getName());
    private static final String NETWORK = "ipfs/0.1.0";
    private static final int SECRET_BYTES = 32;
    private static final int WRITE_LOW_BYTES = 128 * 1024;
    private static final int WRITE_HIGH_BYTES = 256 * 1024;
    private static final int BACKLOG = 128;
    private static final int CLOSE_SECONDS_MAX = 5;

    /** How long changes of our protocols are gathered before peers are told. */
    private static final Duration PUSH_DELAY = Duration.ofMillis(50);

    private final PrivateKey identity;
    private final PeerId self;
    private final String agentVersion;
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
    private final ConcurrentHashMap<Connection, Boolean> pushesDue = new ConcurrentHashMap<>();
    private volatile boolean closed;

    NettyHost(HostBuilder builder) throws IOException {
        identity = builder.identity;
        self = identity.peerId();
        agentVersion = builder.agentVersion;
        limits = builder.limits;
        random = builder.random;
        party = new NoiseParty(identity, secret(), builder.earlyMuxer ? List.of(Wire.MUXER_PROTOCOL) : List.of());
        peers = new Peers(limits);
        announced = List.copyOf(builder.announce);
        loops = new MultiThreadIoEventLoopGroup(
                builder.eventLoops, new DefaultThreadFactory("libp2p", true), NioIoHandler.newFactory());
        handlers.put(PingEcho.PROTOCOL, PingEcho::answer);
        handlers.put(IdentifyMessage.PROTOCOL, this::answerIdentify);
        handlers.put(IdentifyMessage.PUSH_PROTOCOL, this::takePush);
        for (Multiaddr address : builder.listen) {
            bind(address);
        }
    }

    private byte[] secret() {
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

    private static WriteBufferWaterMark waterMark() {
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

    private @Nullable NettyConnection admit(Wire wire, NoiseSession session) {
        NettyConnection connection = new NettyConnection(this, wire, session);
        boolean admitted = !closed && !session.remotePeer().equals(self) && peers.admit(connection);
        return admitted ? connection : null;
    }

    // ---- dialling

    @Override
    public Connection dial(Multiaddr address) throws DialException {
        String named = Addresses.peer(address);
        PeerId expected = named == null ? null : PeerId.parse(named);
        if (expected != null && self.equals(expected)) {
            throw new DialException("a host does not dial itself");
        }
        Connection open = expected == null ? null : connection(expected);
        if (open != null) {
            return open;
        }
        long deadline = System.nanoTime() + limits.dialTimeout().toNanos();
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
        NoiseHandshake handshake = NoiseHandshake.initiator(party, expected, secret());
        Channel channel = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark())
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
            NettyConnection connection = admit(wire, session);
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

    // ---- connections

    void connected(NettyConnection connection) {
        tell(observer -> observer.connected(connection));
        connection.open(List.of(IdentifyMessage.PROTOCOL), new MuxedStream.Opening() {
            @Override
            public void agreed(MuxedStream stream) {
                stream.closeWrite();
                Identification.read(stream, message -> identified(connection, message));
            }

            @Override
            public void refused(String why) {
                LOG.log(Level.DEBUG, "{0} does not identify itself: {1}", connection, why);
            }
        });
    }

    private void identified(NettyConnection connection, IdentifyMessage message) {
        connection.heard(message);
        Identified about = Identification.judge(connection.said(), connection.remotePeer());
        connection.identified(about);
        tell(observer -> observer.identified(connection, about));
    }

    void disconnected(NettyConnection connection) {
        peers.remove(connection);
        pushesDue.remove(connection);
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
        pushToAll();
    }

    @Override
    public void unhandle(String protocol) {
        handlers.remove(protocol);
        pushToAll();
    }

    @Override
    public List<String> protocols() {
        return List.copyOf(handlers.keySet());
    }

    // ---- identify and ping

    private void answerIdentify(P2pStream stream) {
        stream.write(identifyMessage(stream.connection().remoteAddress()).toDelimitedBytes());
        stream.close();
    }

    private IdentifyMessage identifyMessage(Multiaddr observed) {
        List<Multiaddr> addresses = announceAddresses();
        SignedEnvelope signed = new PeerRecord(self, System.currentTimeMillis(), addresses).sign(identity);
        return new IdentifyMessage(
                identity.publicKey(), addresses, protocols(), observed, NETWORK, agentVersion, signed);
    }

    private List<Multiaddr> announceAddresses() {
        return announced.isEmpty()
                ? listenAddresses.stream().filter(Addresses::dialable).toList()
                : announced;
    }

    private void takePush(P2pStream stream) {
        if (stream.connection() instanceof NettyConnection connection) {
            Identification.read(stream, message -> identified(connection, message));
        }
    }

    private void pushToAll() {
        for (Connection open : connections()) {
            if (open instanceof NettyConnection connection && pushesDue.putIfAbsent(connection, true) == null) {
                var _ = connection.schedule(() -> push(connection), PUSH_DELAY);
            }
        }
    }

    private void push(NettyConnection connection) {
        pushesDue.remove(connection);
        Identified about = connection.identified();
        if (!connection.isOpen() || about == null || !about.protocols().contains(IdentifyMessage.PUSH_PROTOCOL)) {
            return;
        }
        connection.open(List.of(IdentifyMessage.PUSH_PROTOCOL), new MuxedStream.Opening() {
            @Override
            public void agreed(MuxedStream stream) {
                stream.write(identifyMessage(connection.remoteAddress()).toDelimitedBytes());
                stream.close();
            }

            @Override
            public void refused(String why) {
                LOG.log(Level.DEBUG, "{0} takes no push: {1}", connection, why);
            }
        });
    }

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

    @Override
    public void close() {
        closed = true;
        listeners.forEach(channel -> channel.close().awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS));
        peers.all().forEach(Connection::close);
        loops.shutdownGracefully(0, CLOSE_SECONDS_MAX, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
    }
}
