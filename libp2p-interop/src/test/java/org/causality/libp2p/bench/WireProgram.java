package org.causality.libp2p.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.causality.libp2p.host.BlockingStream;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.StreamHandler;
import org.causality.libp2p.multiformats.Multiaddr;
import tools.jackson.databind.json.JsonMapper;

/** Our side of a scenario; {@code src/test/js/bench.js} is that of js-libp2p. */
public final class WireProgram {
    private static final String SINK = "/bench/sink/1";
    private static final String ECHO = "/bench/echo/1";
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final long MIB = 1024 * 1024;

    private WireProgram() {}

    /** @param args the words of a {@link Scenario} */
    public static void main(String[] args) throws Exception {
        Scenario scenario = Scenario.parse(List.of(args));
        Map<String, Object> said = new LinkedHashMap<>(
                switch (scenario.kind()) {
                    case STREAM -> stream(scenario);
                    case HANDSHAKE -> handshakes(scenario);
                    case CONNECT -> connections(scenario);
                    case GOSSIP, LATENCY -> gossip(scenario);
                });
        System.out.println(JsonMapper.shared().writeValueAsString(said));
        System.exit(0);
    }

    private interface Round {
        void run() throws IOException, InterruptedException;
    }

    private static void warm(Scenario scenario, Round round) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(scenario.warmSeconds());
        do {
            round.run();
        } while (System.nanoTime() < end);
    }

    // ---- one stream

    private static Map<String, Object> stream(Scenario scenario) throws IOException, InterruptedException {
        try (Ring ring = new Ring(2)) {
            ring.host(0).handle(SINK, StreamHandler.blocking(WireProgram::sink));
            ring.host(1).dial(ring.host(0).dialAddresses().getFirst());
            warm(scenario, () -> send(ring, scenario.warmup() * MIB));
            Measured measured = new Measured();
            send(ring, scenario.units() * MIB);
            Map<String, Object> said = measured.until(scenario.units());
            said.put("payloadBytes", scenario.units() * MIB);
            return said;
        }
    }

    private static void send(Ring ring, long bytes) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (BlockingStream stream =
                ring.host(1).newStream(ring.host(0).peerId(), SINK).blocking()) {
            for (long sent = 0; sent < bytes; sent += CHUNK_BYTES) {
                stream.write(chunk);
            }
            stream.closeWrite();
            byte[] answer = new byte[1];
            if (stream.read(answer, 0, 1) != 1) {
                throw new IOException("the other side did not answer");
            }
        }
    }

    private static void sink(BlockingStream stream) throws IOException {
        byte[] into = new byte[CHUNK_BYTES];
        int count = 0;
        while (count >= 0) {
            count = stream.read(into, 0, into.length);
        }
        stream.write(new byte[1]);
    }

    // ---- handshakes

    private static Map<String, Object> handshakes(Scenario scenario) throws IOException, InterruptedException {
        try (Ring ring = new Ring(2)) {
            Multiaddr address = ring.host(0).dialAddresses().getFirst();
            warm(scenario, () -> dial(ring.host(1), address, scenario.warmup()));
            Measured measured = new Measured();
            dial(ring.host(1), address, scenario.units());
            return measured.until(scenario.units());
        }
    }

    private static void dial(Host client, Multiaddr address, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            close(client, client.dial(address));
        }
    }

    // ---- connect and one byte

    private static Map<String, Object> connections(Scenario scenario) throws IOException, InterruptedException {
        try (Ring ring = new Ring(2)) {
            ring.host(0).handle(ECHO, StreamHandler.blocking(stream -> stream.write(stream.readExactly(1))));
            warm(scenario, () -> echo(ring, new long[scenario.warmup()]));
            long[] nanos = new long[scenario.units()];
            Measured measured = new Measured();
            echo(ring, nanos);
            Map<String, Object> said = measured.until(scenario.units());
            said.put("p50Millis", Measured.quantile(nanos, 0.5));
            said.put("p99Millis", Measured.quantile(nanos, 0.99));
            return said;
        }
    }

    private static void echo(Ring ring, long[] nanos) throws IOException {
        Host client = ring.host(1);
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            var connection = client.dial(ring.host(0).dialAddresses().getFirst());
            try (BlockingStream stream = connection.newStream(List.of(ECHO)).blocking()) {
                stream.write(new byte[1]);
                stream.readExactly(1);
            }
            nanos[i] = System.nanoTime() - start;
            close(client, connection);
        }
    }

    private static void close(Host client, Connection connection) {
        connection.close();
        while (client.connection(connection.remotePeer()) != null) {
            Thread.onSpinWait();
        }
    }

    // ---- gossip

    private static Map<String, Object> gossip(Scenario scenario) throws IOException, InterruptedException {
        int all = scenario.warmup() + scenario.units();
        try (Ring ring = new Ring(scenario.nodes());
                GossipRun run = new GossipRun(ring, all, scenario.underWay())) {
            ring.connect();
            run.awaitMesh();
            warm(scenario, () -> run.publish(0, scenario.warmup(), 0));
            run.publish(0, Math.min(scenario.warmup(), 2 * scenario.perSecond()), scenario.perSecond());
            long duplicates = run.duplicates();
            Measured measured = new Measured();
            run.publish(scenario.warmup(), all, scenario.perSecond());
            Map<String, Object> said = measured.until((long) scenario.units() * (scenario.nodes() - 1));
            run.tell(said, scenario.warmup(), duplicates);
            return said;
        }
    }
}
