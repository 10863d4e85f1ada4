package org.causality.model.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;
import org.causality.model.Rewrite;
import org.junit.jupiter.api.Test;

/** The documents about topics are written from the catalogue. */
class TopicDocumentsTest {

    @Test
    void theTableOfTopics() {
        StringBuilder document = new StringBuilder("""
                # Topics inside a node
                Made from `TopicCatalogue` by a test. Full name: `causality.<operator>.<name>.v<version>`; dead letters: \
                `causality.<operator>.<name>.dead.v<version>`, one partition, kept %s, with reason, detail and source headers. \
                Records are at most %d bytes. Topics are created by their writers.

                | topic | holds | key | partitions | clean-up | kept | writers | readers |
                |---|---|---|---|---|---|---|---|
                """.formatted(kept(Topic.DEAD_RETENTION), Topic.RECORD_BYTES_MAX));
        for (Topic topic : TopicCatalogue.all()) {
            document.append("| `%s` v%d | %s | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            topic.name(),
                            topic.version(),
                            topic.holds(),
                            topic.key(),
                            topic.isLaned() ? topic.partitions() + ", by lane" : "1",
                            topic.cleanUp().policy(),
                            kept(topic.retention()),
                            names(topic.orderedWriters()),
                            names(topic.orderedReaders())));
        }
        document.append("\n## Keys\n| key | meaning |\n|---|---|\n");
        for (KeyKind key : KeyKind.values()) {
            document.append("| %s | %s |%n".formatted(key, key.meaning()));
        }
        document.append("\n## Headers\n| header | meaning |\n|---|---|\n");
        for (RecordHeader header : RecordHeader.values()) {
            document.append("| `%s` | %s |%n".formatted(header.key(), header.meaning()));
        }
        Rewrite.check("docs/topics.md", document.toString());
    }

    @Test
    void theAsyncApiDocument() {
        StringBuilder yaml = new StringBuilder("""
                # Made from TopicCatalogue by a test.
                asyncapi: 3.0.0
                info:
                  title: Causality P2P, inside one operator's node
                  version: 1.0.0
                  description: Kafka topics between the services of a node. Values are canonical protobuf (shared-model/src/main/proto).
                  license:
                    name: Apache-2.0
                defaultContentType: application/x-protobuf
                channels:
                """);
        TopicCatalogue.all().forEach(topic -> yaml.append(channel(topic)));
        yaml.append("operations:\n");
        for (Topic topic : TopicCatalogue.all()) {
            topic.orderedWriters().forEach(service -> yaml.append(operation(topic, service, "send")));
            topic.orderedReaders().forEach(service -> yaml.append(operation(topic, service, "receive")));
        }
        yaml.append("""
                components:
                  messageTraits:
                    record:
                      headers:
                        type: object
                        properties:
                """);
        for (RecordHeader header : RecordHeader.values()) {
            yaml.append("          %s:%n            type: string%n            description: %s%n"
                    .formatted(header.key(), quoted(header.meaning())));
        }
        Rewrite.check("docs/asyncapi.yaml", yaml.toString());
    }

    private static String channel(Topic topic) {
        return """
                  %1$s:
                    address: %2$s
                    description: %3$s
                    parameters:
                      operator:
                        description: the operator's short name
                    messages:
                      record:
                        description: %3$s
                        traits:
                          - $ref: '#/components/messageTraits/record'
                        bindings:
                          kafka:
                            key:
                              type: string
                              description: %4$s
                            bindingVersion: 0.5.0
                    bindings:
                      kafka:
                        partitions: %5$d
                        topicConfiguration:
                          cleanup.policy: ["%6$s"]
                          retention.ms: %7$d
                          max.message.bytes: %8$d
                        bindingVersion: 0.5.0
                """.formatted(
                        topic.name(),
                        quoted("causality.{operator}." + topic.name() + ".v" + topic.version()),
                        quoted(topic.holds()),
                        quoted(topic.key().meaning()),
                        topic.partitions(),
                        topic.cleanUp().policy(),
                        topic.retention().toMillis(),
                        Topic.RECORD_BYTES_MAX);
    }

    private static String operation(Topic topic, Service service, String action) {
        return """
                  %1$s.%2$s.%3$s:
                    action: %2$s
                    channel:
                      $ref: '#/channels/%4$s'
                """.formatted(service.module(), action, topic.name(), topic.name());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String names(Collection<Service> services) {
        return services.stream().map(Service::module).collect(Collectors.joining(", "));
    }

    private static String kept(Duration retention) {
        return retention.equals(Topic.FOREVER) ? "for good" : retention.toHours() + " h";
    }
}
