package org.causality.libp2p.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;

/** Hosts on loopback that answer the test protocols sink, source and echo, as the js peer does. */
public final class TestHosts {
    /** Reads to the end and answers the digest. */
    public static final String SINK = "/test/sink/1";

    /** Is told a count in eight bytes and sends as much. */
    public static final String SOURCE = "/test/source/1";

    /** Sends back what comes. */
    public static final String ECHO = "/test/echo/1";

    private TestHosts() {}

    /** A host with the identity of a seed of 32 such bytes. */
    public static HostBuilder named(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Host.builder(PrivateKey.ofSeed(bytes)).listen("/ip4/127.0.0.1/tcp/0");
    }

    /** A peer that is nowhere. */
    public static PeerId stranger() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 99);
        return PrivateKey.ofSeed(bytes).peerId();
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
