package org.causality.libp2p.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;

/** Hosts on loopback that answer the test protocols sink, source and echo, as the js peer does. */
public final class TestHosts {
    /** For what must come: bounds only a hang, and no machine is so slow. */
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Reads to the end and answers the digest. */
    public static final String SINK = "/test/sink/1";

    /** Is told a count in eight bytes and sends as much. */
    public static final String SOURCE = "/test/source/1";

    /** Sends back what comes. */
    public static final String ECHO = "/test/echo/1";

    /** What carries a connection; both must keep the same promises. */
    public enum Over {
        /** Noise and Yamux. */
        TCP("/ip4/127.0.0.1/tcp/0"),
        /** TLS and streams of its own. */
        QUIC("/ip4/127.0.0.1/udp/0/quic-v1");

        private final String address;

        Over(String address) {
            this.address = address;
        }

        /** Where to listen, on loopback and any port. */
        public String address() {
            return address;
        }

        /** A host with the identity of a seed of 32 such bytes that listens in this way only. */
        public HostBuilder named(int seed) {
            return Host.builder(key(seed)).listen(address).limits(LIMITS);
        }
    }

    /** As in use, but nothing that a test begins fails for being slow. */
    public static final HostLimits LIMITS = patient(HostLimits.defaults());

    private TestHosts() {}

    private static HostLimits patient(HostLimits limits) {
        HostLimits.Timeouts usual = limits.timeouts();
        return limits.with(
                new HostLimits.Timeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE, usual.keepAlive(), usual.linger()));
    }

    /** A host with the identity of a seed of 32 such bytes. */
    public static HostBuilder named(int seed) {
        return Over.TCP.named(seed);
    }

    /** The identity of a seed of 32 such bytes. */
    public static PrivateKey key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return PrivateKey.ofSeed(bytes);
    }

    /** A peer that is nowhere. */
    public static PeerId stranger() {
        return key(99).peerId();
    }

    /** Starts it and answers the test protocols. */
    public static Host start(HostBuilder builder) {
        try {
            Host host = builder.start();
            host.handle(SINK, StreamHandler.blocking(stream -> stream.write(Pattern.drain(stream))));
            host.handle(SOURCE, StreamHandler.blocking(TestHosts::source));
            host.handle(ECHO, StreamHandler.blocking(TestHosts::echo));
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void source(BlockingStream stream) throws IOException {
        Pattern.send(stream, ByteBuffer.wrap(stream.readExactly(8)).getLong());
    }

    private static void echo(BlockingStream stream) throws IOException {
        byte[] buffer = new byte[4_096];
        for (int count = stream.read(buffer, 0, buffer.length); count >= 0; ) {
            stream.write(Arrays.copyOf(buffer, count));
            count = stream.read(buffer, 0, buffer.length);
        }
    }
}
