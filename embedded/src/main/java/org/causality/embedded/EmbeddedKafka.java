package org.causality.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka node, broker and controller in one (KRaft), in this JVM. Topics must be created: nothing appears by being
 * written to or read from. Transactions work. One node per JVM is the tested case.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int NODE_ID = 1;

    private final int port;
    private final KafkaRaftServer server;

    private EmbeddedKafka(int port, KafkaRaftServer server) {
        this.port = port;
        this.server = server;
    }

    static EmbeddedKafka start(Path folder, int port) {
        return start(folder, port, 0, "another port");
    }

    static EmbeddedKafka start(Path folder, int port, int controllerPort, String portFlag) {
        int clients = LoopbackPort.claim(port, "Kafka", portFlag);
        int quorum = LoopbackPort.claim(controllerPort, "Kafka's controller", portFlag);
        formatOnce(folder);
        GuestKafka.enters();
        try {
            KafkaRaftServer server =
                    new KafkaRaftServer(KafkaConfig.fromProps(settings(folder, clients, quorum)), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(clients, server);
        } catch (RuntimeException e) {
            throw new CouldNotStart("Kafka could not start on " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void formatOnce(Path folder) {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(folder);
            new Formatter()
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(folder.toString())
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (IOException e) {
            throw new CouldNotStart("The folder " + folder + " cannot be written for Kafka.", e);
        } catch (Exception e) {
            throw new CouldNotStart("The folder " + folder + " could not be formatted for Kafka: " + e, e);
        }
    }

    private static Properties settings(Path folder, int clients, int quorum) {
        String broker = "127.0.0.1:" + clients;
        String controller = "127.0.0.1:" + quorum;
        Properties settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE_ID)),
                Map.entry("controller.quorum.voters", NODE_ID + "@" + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "BROKER://" + broker + ",CONTROLLER://" + controller),
                Map.entry("advertised.listeners", "BROKER://" + broker),
                Map.entry("inter.broker.listener.name", "BROKER"),
                Map.entry("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", folder.toString()),
                Map.entry("auto.create.topics.enable", "false")));
        settings.putAll(ofOneNode());
        settings.putAll(ofOneLaptop());
        return settings;
    }

    /** A single node holds every replica. */
    private static Map<String, String> ofOneNode() {
        return Map.of(
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    /** Small pools and quick groups: tens of consumers on one machine, each started many times a day. */
    private static Map<String, String> ofOneLaptop() {
        return Map.ofEntries(
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                Map.entry("num.recovery.threads.per.data.dir", "2"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("log.index.size.max.bytes", "1048576"),
                Map.entry("metric.reporters", ""));
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        GuestKafka.leaves();
        server.shutdown();
        server.awaitShutdown();
    }
}
