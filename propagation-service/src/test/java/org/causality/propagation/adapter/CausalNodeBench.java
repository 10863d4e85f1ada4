package org.causality.propagation.adapter;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.causality.embedded.SharedParts;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Envelope;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.Stamp;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.causality.propagation.causal.Input;
import org.causality.propagation.causal.ReorderedStream;
import org.causality.propagation.causal.StoredMessage;
import org.causality.propagation.message.MessagePropagator;
import org.causality.propagation.owner.CoreOwner;

/**
 * Messages a second through a real service on real Kafka and Postgres: signature and digest verified, {@code wire.inbound},
 * DAG, causal log, {@code delivered}; then headers a second of the causal read, page by page. Everything, the two stores
 * included, runs on this machine. {@code main} prints it; arguments: messages, runs.
 */
public final class CausalNodeBench {

    private static final int WINDOW = 100;
    private static final int VERIFIERS = 2;
    private static final int CHUNK = 500;
    private static final long LOOK_NANOS = 2_000_000;

    private CausalNodeBench() {}

    public static void main(String[] arguments) throws Exception {
        int messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        String operator = SharedParts.uniqueOperator(CausalNodeBench.class);
        Path home = TestNode.newHome(operator, Files.createTempDirectory("causality-bench-"));
        try (TestNode node = started(operator, home)) {
            for (int run = 1; run <= runs; run++) {
                take(node, messages, run);
                read(node);
                readOverHttp(node);
            }
        }
        coldStart(operator, home);
        System.exit(0);
    }

    private static TestNode started(String operator, Path home) throws Exception {
        TestNode node = TestNode.start(operator, home, "causality.headers-max=1000000");
        node.awaitReady();
        return node;
    }

    /** From nothing but the stores, which hold what the runs before sent, until it serves. */
    private static void coldStart(String operator, Path home) throws Exception {
        long begun = System.nanoTime();
        try (TestNode node = started(operator, home)) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            long messages = node.bean(CoreOwner.class).view().headers();
            System.out.printf(
                    Locale.ROOT, "cold start: served after %.1f s, %d messages in memory%n", seconds, messages);
        }
    }

    private static void take(TestNode node, int messages, int run) throws Exception {
        CoreOwner core = node.bean(CoreOwner.class);
        List<byte[]> encoded = new ArrayList<>(messages);
        for (Input.Received one : ReorderedStream.arrivals(ReorderedStream.said(run, messages), WINDOW, run)) {
            encoded.add(new Envelope(one.signed(), Objects.requireNonNull(one.payload()))
                    .encode()
                    .unsafeArray());
        }
        long until = core.view().delivered() + messages;
        long cpu = processCpu();
        long begun = System.nanoTime();
        try (ExecutorService verifiers = Executors.newFixedThreadPool(VERIFIERS);
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", SharedParts.get().bootstrapServers(), "linger.ms", 5),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            List<Future<List<Envelope>>> verified = new ArrayList<>();
            for (int from = 0; from < messages; from += CHUNK) {
                List<byte[]> chunk = encoded.subList(from, Math.min(from + CHUNK, messages));
                verified.add(verifiers.submit(() -> verified(chunk)));
            }
            for (Future<List<Envelope>> chunk : verified) {
                for (Envelope envelope : chunk.get()) {
                    var _ = producer.send(record(node.operator, envelope));
                }
            }
            while (core.view().delivered() < until) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "end to end: %d messages in %.2f s: %.0f a second, %.0f us CPU each without Postgres%n",
                messages,
                seconds,
                messages / seconds,
                (processCpu() - cpu) / 1e3 / messages);
    }

    private static List<Envelope> verified(List<byte[]> chunk) {
        List<Envelope> envelopes = new ArrayList<>(chunk.size());
        for (byte[] bytes : chunk) {
            Envelope envelope = Envelope.decode(Bytes.wrap(bytes)).orThrow();
            if (!envelope.signed().signatureHolds() || !envelope.payloadHolds()) {
                throw new IllegalStateException("a true message was refused");
            }
            envelopes.add(envelope);
        }
        return envelopes;
    }

    private static ProducerRecord<byte[], byte[]> record(String operator, Envelope envelope) {
        var record = new ProducerRecord<>(
                TopicCatalogue.WIRE_INBOUND.fullName(operator),
                RecordKey.of(envelope.stamp()).toArray(),
                envelope.encode().unsafeArray());
        RecordHeaders.put(record.headers(), RecordHeader.CONTENT, "envelope");
        RecordHeaders.put(
                record.headers(),
                RecordHeader.CONNECTION,
                "peer" + envelope.id().value().w3() % 20);
        RecordHeaders.put(record.headers(), RecordHeader.RECEIVED_MILLIS, 1_700_000_000_000L);
        RecordHeaders.put(record.headers(), RecordHeader.PRIORITY_CLASS, PriorityClass.MEDIUM.name());
        return record;
    }

    private static void read(TestNode node) {
        MessagePropagator propagator = node.bean(MessagePropagator.class);
        Stamp after = Cursor.START;
        long headers = 0;
        long cpu = processCpu();
        long begun = System.nanoTime();
        List<StoredMessage> page;
        do {
            page = propagator.inCausalOrder(after, Set.of(), MessagePropagator.PAGE_MAX);
            headers += page.size();
            after = page.isEmpty() ? after : page.getLast().signed().stamp();
        } while (page.size() == MessagePropagator.PAGE_MAX);
        told("causal read", headers, begun, cpu);
    }

    private static void readOverHttp(TestNode node) throws Exception {
        String after = "";
        long headers = 0;
        long cpu = processCpu();
        long begun = System.nanoTime();
        do {
            String page = new String(
                    node.get("/v1/messages?limit=1000&after=" + after).body(), java.nio.charset.StandardCharsets.UTF_8);
            headers += page.split("\\{\"id\":", -1).length - 1;
            int next = page.lastIndexOf("\"next\":\"");
            after = next < 0 ? "" : page.substring(next + 8, page.indexOf('"', next + 8));
        } while (!after.isEmpty());
        told("causal read as JSON over HTTP", headers, begun, cpu);
    }

    private static void told(String what, long headers, long begun, long cpu) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %d headers in %.2f s: %.0f a second, %.1f us CPU each without Postgres%n",
                what,
                headers,
                seconds,
                headers / seconds,
                (processCpu() - cpu) / 1e3 / Math.max(1, headers));
    }

    private static long processCpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
