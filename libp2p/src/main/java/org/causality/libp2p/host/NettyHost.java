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
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.causality.libp2p.crypto.Crypto;
import org.causality.libp2p.crypto.X25519;
import org.causality.libp2p.identify.IdentifyMessage;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.noise.NoiseHandshake;
import org.causality.libp2p.noise.NoiseParty;
import org.causality.libp2p.noise.NoiseSession;
import org.causality.libp2p.quic.QuicEvents;
import org.causality.libp2p.quic.QuicLink;
import org.causality.libp2p.quic.QuicUpgrade;
import org.jspecify.annotations.Nullable;

/** The host on Netty: who listens, who is connected, and which protocol is whose. */
final class NettyHost implements Host {
    private static final System.Logger LOG = System.getLogger(NettyHost.class.getName());
    private static final int WRITE_LOW_BYTES = 128 * 1024;
    private static final int WRITE_HIGH_BYTES = 256 * 1024;
    private static final int BACKLOG = 128;
    static final int CLOSE_SECONDS_MAX = 5;

    private final PeerId self;
    private final HostLimits limits;
    private final SecureRandom random;
    private final NoiseParty party;
    private final EventLoopGroup loops;
    private final Datagrams datagrams;
    private final boolean ownLoops;
    private final List<Channel> listeners = new ArrayList<>();
    private final List<Multiaddr> listenAddresses = new ArrayList<>();
    private final List<Multiaddr> announced;
    private final Map<String, StreamHandler> handlers = new ConcurrentSkipListMap<>();
    private final Peers peers;
    private final List<ConnectionListener> observers = new CopyOnWriteArrayList<>();
    private final AtomicInteger handshakes = new AtomicInteger();
    private final LongAdder refusedHandshakes = new LongAdder();
    private final IdentifyService identify;
    private final Dialler dialler;
    private final BulkConnections bulk;
    private volatile Set<Multiaddr> withheld = Set.of();
    private volatile boolean closed;

    NettyHost(HostBuilder builder) throws IOException {
        PrivateKey identity = builder.identity;
        self = identity.peerId();
        limits = builder.limits;
        random = builder.random;
        party = new NoiseParty(identity, freshPair(), builder.earlyMuxer ? List.of(Wire.MUXER_PROTOCOL) : List.of());
        peers = new Peers(limits.connections());
        announced = List.copyOf(builder.announce);
        ownLoops = !builder.sharedLoops;
        loops = ownLoops ? eventLoops(builder.eventLoops) : Shared.LOOPS;
        handlers.put(PingEcho.PROTOCOL, PingEcho::answer);
        identify = new IdentifyService(this, identity, builder.agentVersion);
        datagrams = new Datagrams(builder, loops, this::acceptQuic, this::isBusy);
        dialler = new Dialler(this, loops, party, datagrams, builder.order);
        bulk = new BulkConnections(this, dialler);
        observers.add(bulk);
        handlers.put(IdentifyMessage.PROTOCOL, identify::answer);
        handlers.put(IdentifyMessage.PUSH_PROTOCOL, identify::takePush);
        for (Multiaddr address : builder.listen) {
            bind(address);
        }
    }

    /** Made when the first host asks for it, and never closed: its threads end with the process. */
    private static final class Shared {
        private static final EventLoopGroup LOOPS =
                eventLoops(Runtime.getRuntime().availableProcessors());
    }

    private static EventLoopGroup eventLoops(int count) {
        return new MultiThreadIoEventLoopGroup(
                count, new DefaultThreadFactory("libp2p", true), NioIoHandler.newFactory());
    }

    /** Keys for one handshake. */
    static X25519.Pair freshPair() {
        return Crypto.chosen().x25519().generate();
    }

    HostLimits limits() {
        return limits;
    }

    boolean isClosed() {
        return closed;
    }

    boolean speaks(String protocol) {
        return handlers.containsKey(protocol);
    }

    // ---- listening

    private void bind(Multiaddr address) throws IOException {
        try {
            InetSocketAddress socket = Addresses.resolve(address).getFirst();
            switch (Addresses.transport(address)) {
                case TCP -> listenAddresses.add(Addresses.tcp(bind(socket)));
                case QUIC -> datagrams.listen(socket).map(Addresses::quic).ifPresent(listenAddresses::add);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("interrupted while binding " + address, e);
        } catch (IOException | RuntimeException e) {
            close();
            throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    private SocketAddress bind(InetSocketAddress socket) throws InterruptedException {
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
        Channel channel = bootstrap.bind(socket).sync().channel();
        listeners.add(channel);
        return channel.localAddress();
    }

    static WriteBufferWaterMark waterMark() {
        return new WriteBufferWaterMark(WRITE_LOW_BYTES, WRITE_HIGH_BYTES);
    }

    private void accept(Channel channel) {
        if (!mayShakeHands()) {
            var _ = channel.close();
            return;
        }
        NoiseHandshake handshake = NoiseHandshake.responder(party, freshPair());
        channel.pipeline()
                .addLast(new Wire(
                        channel,
                        false,
                        handshake,
                        new Accepting(),
                        limits.timeouts().handshake().toNanos()));
    }

    private @Nullable QuicUpgrade acceptQuic() {
        return mayShakeHands() ? new Accepting() : null;
    }

    private boolean isBusy() {
        return handshakes.get() >= limits.connections().handshakesUnprovenMax();
    }

    private boolean mayShakeHands() {
        if (closed) {
            return false;
        }
        if (handshakes.incrementAndGet() > limits.connections().handshakesMax()) {
            handshakes.decrementAndGet();
            refusedHandshakes.increment();
            return false;
        }
        return true;
    }

    private final class Accepting implements Wire.Upgrade, QuicUpgrade {
        @Override
        public @Nullable NettyConnection secured(Wire wire, NoiseSession session) {
            return admitted(new NettyConnection(NettyHost.this, wire, session));
        }

        @Override
        public @Nullable QuicEvents secured(QuicLink link) {
            return admitted(new QuicConnection(NettyHost.this, link));
        }

        private <C extends MuxedConnection> @Nullable C admitted(C connection) {
            if (!admit(connection)) {
                return null;
            }
            handshakes.decrementAndGet();
            return connection;
        }

        @Override
        public void failed(String why) {
            handshakes.decrementAndGet();
            LOG.log(Level.DEBUG, "inbound connection was not secured: {0}", why);
        }
    }

    boolean admit(MuxedConnection connection) {
        return !closed && !connection.remotePeer().equals(self) && peers.admit(connection);
    }

    @Override
    public Connection dial(Multiaddr address) throws DialException {
        return dialler.dial(address);
    }

    @Override
    public Connection dialAgain(Multiaddr address) throws DialException {
        return dialler.dialAgain(address);
    }

    @Override
    public Connection dialAny(List<Multiaddr> addresses) throws DialException {
        return dialler.dialAny(addresses, dialler::dial);
    }

    // ---- connections

    void connected(MuxedConnection connection) {
        tell(observer -> observer.connected(connection));
        identify.ask(connection);
    }

    void identified(MuxedConnection connection, Identified about) {
        tell(observer -> observer.identified(connection, about));
    }

    void disconnected(MuxedConnection connection) {
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
    public @Nullable Connection bulk(PeerId peer) {
        return bulk.to(peer);
    }

    @Override
    public BulkGauges bulkGauges() {
        return new BulkGauges(bulk.count(), BulkConnections.BULK_CONNECTIONS_MAX, bulk.fallbacks());
    }

    @Override
    public long refusedConnections() {
        return peers.refused();
    }

    @Override
    public long refusedHandshakes() {
        return refusedHandshakes.sum();
    }

    @Override
    public List<Connection> connections() {
        return List.copyOf(peers.all());
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
        List<Multiaddr> ours = announced.isEmpty() ? listenAddresses : announced;
        return ours.stream()
                .filter(address -> Addresses.dialable(address) && !withheld.contains(address))
                .toList();
    }

    @Override
    public void withhold(Set<Multiaddr> addresses) {
        if (!withheld.equals(addresses)) {
            withheld = Set.copyOf(addresses);
            identify.pushToAll();
        }
    }

    @Override
    public void close() {
        closed = true;
        listeners.forEach(channel -> channel.close().awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS));
        sayGoodBye(peers.all());
        datagrams.close(); // only now, for good-byes leave by the same sockets
        if (ownLoops) {
            loops.shutdownGracefully(0, CLOSE_SECONDS_MAX, TimeUnit.SECONDS)
                    .awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        }
    }

    private static void sayGoodBye(List<MuxedConnection> all) {
        all.forEach(Connection::close);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS_MAX);
        all.forEach(connection -> connection.awaitGoodBye(deadline - System.nanoTime()));
    }
}
