package org.causality.orchestrator.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.causality.model.topic.Service;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.NewTopics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the topics this service writes and reads, where they are missing, before the binder looks for them: the services
 * of a node may start in any order.
 */
@Component
class TopicCreation implements SmartLifecycle {

    /** The binder makes input bindings in phase {@code Integer.MAX_VALUE - 3000}. */
    private static final int BEFORE_BINDINGS = Integer.MAX_VALUE - 4_000;

    /** How long a broker may take to come up; then the service cannot start. */
    private static final int ATTEMPTS_MAX = 60;

    private static final long RETRY_MILLIS = 1_000;

    /** The broker's own default: 1 on a laptop, 3 in a cluster. */
    private static final short REPLICATION_OF_THE_BROKER = -1;

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);

    private final String bootstrapServers;
    private final List<NewTopic> topics;
    private volatile boolean running;

    TopicCreation(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers, OrchestratorSettings settings) {
        this.bootstrapServers = bootstrapServers;
        List<Topic> wanted = new ArrayList<>(TopicCatalogue.createdBy(Service.ORCHESTRATOR));
        wanted.addAll(TopicCatalogue.readBy(Service.ORCHESTRATOR));
        this.topics = NewTopics.of(wanted, settings.operator(), REPLICATION_OF_THE_BROKER);
    }

    @Override
    public void start() {
        try {
            createAll();
            running = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were made", e);
        }
    }

    private void createAll() throws InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
                for (KafkaFuture<Void> creation :
                        admin.createTopics(topics).values().values()) {
                    awaitCreation(creation);
                }
                return;
            } catch (ExecutionException e) {
                LOG.warn("Topics could not be made yet: {}", String.valueOf(e.getCause()));
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
        throw new IllegalStateException("Kafka at " + bootstrapServers + " does not make topics; is it running?");
    }

    private static void awaitCreation(KafkaFuture<Void> creation) throws ExecutionException, InterruptedException {
        try {
            creation.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_BINDINGS;
    }
}
