package org.causality.embedded;

import java.util.LinkedHashMap;
import java.util.Map;

/** The three stores a node stands on, running; where to reach them. */
public sealed interface BackingParts extends AutoCloseable permits EmbeddedParts, ContainerParts, ExternalParts {

    /** {@code host:port}, for Kafka clients. */
    String bootstrapServers();

    /** A database every service may make its own schema in. */
    String jdbcUrl();

    String jdbcUser();

    String jdbcPassword();

    String redisHost();

    int redisPort();

    /** Ends what {@link #start} started, data kept; an external store is left alone. */
    @Override
    void close();

    /** Starts the flavour that {@link Backend#chosen()} names; every test calls this one. */
    static BackingParts start(BackingOptions options) {
        return switch (Backend.chosen()) {
            case EMBEDDED -> EmbeddedParts.start(options);
            case CONTAINERS -> ContainerParts.start();
            case EXTERNAL -> ExternalParts.fromSettings();
        };
    }

    /** The same as Spring Boot properties, to be given to each context. */
    default Map<String, String> springProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spring.kafka.bootstrap-servers", bootstrapServers());
        properties.put("spring.cloud.stream.kafka.binder.brokers", bootstrapServers());
        properties.put("spring.datasource.url", jdbcUrl());
        properties.put("spring.datasource.username", jdbcUser());
        properties.put("spring.datasource.password", jdbcPassword());
        properties.put("spring.data.redis.host", redisHost());
        properties.put("spring.data.redis.port", Integer.toString(redisPort()));
        return properties;
    }
}
