package org.causality.libp2p.quic;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.Quic;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicCodecBuilder;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.util.AttributeKey;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.tls.OwnCertificate;
import org.jspecify.annotations.Nullable;

/** Listens and dials over UDP. Safe from any thread. */
public final class QuicTransport {
    private static final AttributeKey<PeerProof> PROOF = AttributeKey.valueOf(QuicTransport.class, "proof");

    /** Leaves room for a tunnel's heads on a path of Ethernet size. */
    private static final int SEND_DATAGRAM_BYTES_MAX = 1_350;

    private static final int RECEIVE_DATAGRAM_BYTES_MAX = 1_500;

    /**
     * What the kernel is asked to keep of what comes while the event loop is busy; it gives as much as it may (Linux:
     * {@code net.core.rmem_max}). Its own default is full after a hundred large datagrams or three hundred small ones, and
     * what does not fit is lost. The default for what leaves is enough: there the codec waits.
     */
    static final int RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

    private final EventLoopGroup loops;
    private final QuicLimits limits;
    private final SecureRandom random;
    private final QuicSslContext dialling;
    private final QuicSslContext accepting;

    /** Shows {@code own} to every peer. Only where {@link #absence} is null. */
    public QuicTransport(EventLoopGroup loops, OwnCertificate own, QuicLimits limits, SecureRandom random) {
        this.loops = loops;
        this.limits = limits;
        this.random = random;
        KeyManager key = new OwnKey(own);
        dialling = QuicSslContextBuilder.forClient()
                .keyManager(key, null)
                .trustManager(new PeerProof.Trust())
                .applicationProtocols(QuicLink.PROTOCOL)
                .build();
        accepting = QuicSslContextBuilder.forServer(key, null)
                .clientAuth(ClientAuth.REQUIRE)
                .trustManager(new PeerProof.Trust())
                .applicationProtocols(QuicLink.PROTOCOL)
                .build();
    }

    /** Why there is no QUIC on this machine, or null when there is. */
    public static @Nullable String absence() {
        Throwable cause = Quic.unavailabilityCause();
        return cause == null ? null : "QUIC is absent, its native library does not load here: " + cause.getMessage();
    }

    // ---- listening

    /**
     * Binds; {@code acceptor} is asked at every new connection and answers null when it takes no more. While {@code busy},
     * diallers must show first that they receive where they say they are.
     */
    public Channel listen(InetSocketAddress address, Supplier<@Nullable QuicUpgrade> acceptor, BooleanSupplier busy)
            throws InterruptedException {
        AddressTokens tokens = new AddressTokens(busy, System::nanoTime, random);
        ChannelHandler codec = sized(new QuicServerCodecBuilder())
                .tokenHandler(tokens)
                .sslEngineProvider(channel -> {
                    PeerProof proof = new PeerProof(null);
                    channel.attr(PROOF).set(proof);
                    return proof.engine(accepting);
                })
                .handler(new ChannelInitializer<QuicChannel>() {
                    @Override
                    protected void initChannel(QuicChannel channel) {
                        accept(channel, acceptor.get());
                    }
                })
                .streamHandler(new Streams())
                .build();
        return bind(address, new Steps(), new ForeignTokens(tokens, random), codec)
                .sync()
                .channel();
    }

    private void accept(QuicChannel channel, @Nullable QuicUpgrade upgrade) {
        if (upgrade == null) {
            var _ = channel.close();
            return;
        }
        PeerProof proof = Objects.requireNonNull(channel.attr(PROOF).get());
        channel.pipeline().addLast(new QuicLink(channel, false, proof, upgrade, limits));
    }

    // ---- dialling

    /** Dials from a socket of its own; {@code upgrade} hears the outcome. Closing the answer gives up. */
    public Channel dial(InetSocketAddress address, @Nullable PeerId expected, QuicUpgrade upgrade, long nanosMax) {
        PeerProof proof = new PeerProof(expected);
        ChannelHandler codec = sized(new QuicClientCodecBuilder())
                .sslEngineProvider(_ -> proof.engine(dialling))
                .build();
        ChannelFuture bound = bind(new InetSocketAddress(anyOf(address.getAddress()), 0), codec);
        Channel socket = bound.channel();
        bound.addListener(done -> {
            if (done.isSuccess()) {
                connect(socket, address, proof, upgrade, nanosMax);
            } else {
                upgrade.failed(String.valueOf(done.cause().getMessage()));
            }
        });
        return socket;
    }

    private void connect(
            Channel socket, InetSocketAddress address, PeerProof proof, QuicUpgrade upgrade, long nanosMax) {
        AtomicReference<@Nullable QuicLink> begun = new AtomicReference<>();
        var _ = QuicChannel.newBootstrap(socket)
                .remoteAddress(address)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanosMax)))
                .handler(new ChannelInitializer<QuicChannel>() {
                    @Override
                    protected void initChannel(QuicChannel channel) {
                        QuicLink link = new QuicLink(channel, true, proof, upgrade, limits);
                        begun.set(link);
                        channel.pipeline().addLast(link);
                        socket.pipeline().addFirst(new Nudge(link));
                    }
                })
                .streamHandler(new Streams())
                .connect()
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        String why = String.valueOf(connected.cause().getMessage());
                        notConnected(socket, begun.get(), upgrade, why);
                    }
                });
    }

    private static void notConnected(Channel socket, @Nullable QuicLink link, QuicUpgrade upgrade, String why) {
        if (link == null) {
            upgrade.failed(why);
            var _ = socket.close();
        } else {
            link.end(why); // which closes the socket once the peer has been told
        }
    }

    private static InetAddress anyOf(InetAddress family) {
        try {
            return InetAddress.getByAddress(new byte[family instanceof Inet4Address ? 4 : 16]);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four or sixteen bytes are an address", e);
        }
    }

    // ---- both

    private ChannelFuture bind(InetSocketAddress address, ChannelHandler... handlers) {
        return new Bootstrap()
                .group(loops)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel socket) {
                        socket.pipeline().addLast(handlers);
                    }
                })
                .bind(address);
    }

    private <B extends QuicCodecBuilder<B>> B sized(B codec) {
        // A peer's address is what scores and limits count by, so it must not wander.
        return codec.activeMigration(false)
                .maxIdleTimeout(limits.idle().toMillis(), TimeUnit.MILLISECONDS)
                .maxSendUdpPayloadSize(SEND_DATAGRAM_BYTES_MAX)
                .maxRecvUdpPayloadSize(RECEIVE_DATAGRAM_BYTES_MAX)
                .initialMaxData(limits.connectionWindowBytes())
                .initialMaxStreamDataBidirectionalLocal(limits.streamWindowBytes())
                .initialMaxStreamDataBidirectionalRemote(limits.streamWindowBytes())
                .initialMaxStreamsBidirectional(limits.inboundStreamsMax());
    }

    /** Brings each stream that a peer opens to its connection. */
    private static final class Streams extends ChannelInitializer<QuicStreamChannel> {
        @Override
        protected void initChannel(QuicStreamChannel fresh) {
            fresh.parent().pipeline().get(QuicLink.class).accept(fresh);
        }
    }
}
