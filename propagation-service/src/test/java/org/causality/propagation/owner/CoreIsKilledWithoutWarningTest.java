package org.causality.propagation.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.causality.embedded.BackingParts;
import org.causality.embedded.SharedParts;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Header;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.Service;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.causality.model.topic.adapter.TopicMaking;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL, no in-process stand-in: processes of one operator's core on real Kafka and Postgres, one serving under load, one
 * standing by. The one that serves is killed when it comes to a named place, and the other takes over, again and again.
 */
class CoreIsKilledWithoutWarningTest {

    private static final int PROVEN_KILLS = 200;
    private static final List<CrashPoint.Place> PLACES = List.of(CrashPoint.Place.values());
    private static final long PROVEN_LEASE_MILLIS = 2_000;
    private static final long LEASE_MILLIS = 700;
    private static final int PASSINGS_MAX = 30;
    private static final Duration READ_MAX = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    private final Set<String> acknowledged = new HashSet<>();
    private final List<Long> servedAfterMillis = new ArrayList<>();

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        killAgainAndAgain(PLACES.size(), LEASE_MILLIS, 24);
    }

    @Test
    @Tag("prove")
    @Tag("prove-core")
    void soItIsTwoHundredTimes() throws Exception {
        int kills = Integer.getInteger("prove.size", PROVEN_KILLS);
        long seed = Long.getLong("prove.seed", 24);
        killAgainAndAgain(kills, PROVEN_LEASE_MILLIS, seed);
        List<Long> sorted = servedAfterMillis.stream().sorted().toList();
        System.out.println("prove: seed " + seed + ", " + kills + " times SIGKILL, " + acknowledged.size()
                + " acknowledged drafts, none lost; the standby served after " + sorted.get(sorted.size() / 2)
                + " ms (median), " + sorted.getLast() + " ms (most)");
    }

    private void killAgainAndAgain(int kills, long leaseMillis, long seed) throws Exception {
        OwnedNode node = new OwnedNode(folder, CoreIsKilledWithoutWarningTest.class);
        TopicMaking.make(
                Map.of("bootstrap.servers", SharedParts.get().bootstrapServers()),
                Service.PROPAGATION,
                node.operator,
                (short) 1);
        Random random = new Random(seed);
        List<CrashPoint.Place> places = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            places.add(PLACES.get(kill % PLACES.size()));
        }
        Collections.shuffle(places, random);
        Child serving = Child.start(node, leaseMillis, seed, places.getFirst(), random);
        for (int kill = 0; kill < kills; kill++) {
            boolean last = kill == kills - 1;
            CrashPoint.@Nullable Place next = last ? null : places.get(kill + 1);
            if (last) {
                // The last one ends nowhere: had it the lease before, because the serving one was held up, it would
                // keep it.
                acknowledged.addAll(serving.readUntil("at "));
            }
            Child standby = Child.start(node, leaseMillis, seed + kill + 1, next, random);
            standby.readUntil("waiting");
            acknowledged.addAll(serving.readUntil("at "));
            acknowledged.addAll(serving.kill());
            long killed = System.nanoTime();
            // Some die before they serve.
            acknowledged.addAll(standby.readUntil("ack ", "at "));
            if (standby.hasAcknowledged) {
                servedAfterMillis.add((System.nanoTime() - killed) / 1_000_000);
            }
            serving = standby;
        }
        acknowledged.addAll(serving.kill());
        assertThatNothingIsLost(node);
    }

    private void assertThatNothingIsLost(OwnedNode node) {
        assertThat(acknowledged).isNotEmpty();
        Set<String> stamped = new HashSet<>();
        Set<Object> previous = new HashSet<>();
        Set<Object> times = new HashSet<>();
        node.sql
                .sql("select draft_id, header, delivery_sequence from causal_log where own")
                .query(row -> {
                    Header header =
                            Header.decode(Bytes.wrap(row.getBytes("header"))).orThrow();
                    assertThat(row.getLong("delivery_sequence")).isPositive();
                    assertThat(stamped.add(Bytes.wrap(row.getBytes("draft_id")).hex()))
                            .as("a draft is stamped once")
                            .isTrue();
                    if (header.previous() != null) {
                        assertThat(previous.add(List.of(header.sender(), header.previous())))
                                .as("no two messages of one key name the same previous one")
                                .isTrue();
                    }
                    assertThat(times.add(List.of(header.sender(), header.time())))
                            .as("no two messages of one key have the same time")
                            .isTrue();
                });
        assertThat(stamped).containsAll(acknowledged);
        assertThatReadersSeeOneLog(node);
    }

    /** Dense, and a place that comes twice says the same both times; everything that was promised is in it. */
    private void assertThatReadersSeeOneLog(OwnedNode node) {
        Map<Long, Bytes> log = new HashMap<>();
        Set<String> drafts = new HashSet<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", SharedParts.get().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(TopicCatalogue.DELIVERED.fullName(node.operator), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(QUIET)) {
                    long sequence = RecordHeaders.number(record.headers(), RecordHeader.DELIVERY_SEQUENCE, -1);
                    Bytes value = Bytes.wrap(record.value());
                    Bytes before = log.putIfAbsent(sequence, value);
                    assertThat(before == null || before.equals(value)).isTrue();
                    assertThat(before != null || sequence == log.size()).isTrue();
                    String draft = RecordHeaders.text(record.headers(), RecordHeader.DRAFT_ID);
                    if (draft != null) {
                        drafts.add(draft);
                    }
                }
            }
        }
        assertThat(drafts).containsAll(acknowledged);
    }

    /** One process; its standard output is read line by line, so what it told before it was killed is not lost. */
    private static final class Child {
        private final Process process;
        private final BufferedReader lines;
        private boolean hasAcknowledged;
        /** It has come to its place: nothing follows. */
        private boolean stands;

        private Child(Process process) {
            this.process = process;
            this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        static Child start(OwnedNode node, long leaseMillis, long seed, CrashPoint.@Nullable Place place, Random random)
                throws IOException {
            BackingParts parts = SharedParts.get();
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-Xmx256m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Dcom.amazon.corretto.crypto.provider.registerEdKeyFactory=true",
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KilledCore.class.getName()));
            command.addAll(Arrays.asList(
                    parts.jdbcUrl(),
                    parts.jdbcUser(),
                    parts.jdbcPassword(),
                    parts.bootstrapServers(),
                    node.operator,
                    node.keys.toString(),
                    Long.toString(leaseMillis),
                    Long.toString(seed),
                    place == null ? "NOWHERE" : place.name(),
                    Integer.toString(passings(place, random))));
            return new Child(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }

        /** Some places are passed once a life. */
        private static int passings(CrashPoint.@Nullable Place place, Random random) {
            return switch (place) {
                case AFTER_LEASE, AFTER_LOAD, AFTER_CERTIFICATE -> 1;
                case BEFORE_COMMIT,
                        AFTER_COMMIT,
                        BEFORE_DELIVERED_SEND,
                        AFTER_DELIVERED_SEND,
                        BEFORE_OUTBOUND_SEND,
                        AFTER_OUTBOUND_SEND,
                        BEFORE_OFFSETS -> 1 + random.nextInt(PASSINGS_MAX);
                case null -> 1;
            };
        }

        /** Reads on to a line that begins with one of these; answers the drafts acknowledged on the way. */
        List<String> readUntil(String... starts) throws IOException {
            List<String> drafts = new ArrayList<>();
            if (stands) {
                return drafts;
            }
            while (true) {
                String line = lines.readLine();
                if (line == null) {
                    throw new AssertionError("the process ended before it said one of " + List.of(starts));
                }
                note(line, drafts);
                if (Arrays.stream(starts).anyMatch(line::startsWith)) {
                    return drafts;
                }
            }
        }

        private void note(String line, List<String> drafts) {
            if (line.startsWith("ack ")) {
                hasAcknowledged = true;
                drafts.add(line.substring("ack ".length()));
            }
            stands |= line.startsWith("at ");
        }

        /** SIGKILL; answers what it had acknowledged by then and nobody had read yet. */
        List<String> kill() throws IOException, InterruptedException {
            // Not the process itself: that would close the stream with what is still in it.
            process.toHandle().destroyForcibly();
            List<String> drafts = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                note(line, drafts);
            }
            assertThat(process.waitFor(READ_MAX)).isTrue();
            return drafts;
        }
    }
}
