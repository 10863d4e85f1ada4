package org.causality.embedded;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The parts as containers, for machines with Docker; the embedded ones are the same versions. */
public final class ContainerParts implements BackingParts {
    private static final int REDIS_PORT = 6379;

    private final KafkaContainer kafka = new KafkaContainer(DockerImageName.parse("apache/kafka-native:4.2.0"))
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    private final PostgreSQLContainer postgres =
            new PostgreSQLContainer("postgres:18-alpine").withCommand("postgres", "-c", "max_connections=300");
    private final GenericContainer<?> redis = new GenericContainer<>("redis:7.0-alpine")
            .withExposedPorts(REDIS_PORT)
            .withCommand("redis-server", "--appendonly", "yes");

    private ContainerParts() {}

    static ContainerParts start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new CouldNotStart("The containers backend was asked for, but no Docker engine answers: start Docker,"
                    + " or use " + Backend.PROPERTY + "=embedded.");
        }
        ContainerParts parts = new ContainerParts();
        Startables.deepStart(parts.kafka, parts.postgres, parts.redis).join();
        return parts;
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String jdbcUrl() {
        return postgres.getJdbcUrl();
    }

    @Override
    public String jdbcUser() {
        return postgres.getUsername();
    }

    @Override
    public String jdbcPassword() {
        return postgres.getPassword();
    }

    @Override
    public String redisHost() {
        return redis.getHost();
    }

    @Override
    public int redisPort() {
        return redis.getMappedPort(REDIS_PORT);
    }

    @Override
    public void close() {
        redis.close();
        postgres.close();
        kafka.close();
    }
}
