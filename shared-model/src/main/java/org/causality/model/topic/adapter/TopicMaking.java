package org.causality.model.topic.adapter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.causality.model.topic.Service;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;

/**
 * Makes the topics a service writes and reads, where they are missing: the services of a node, and its broker, may start
 * in any order.
 */
public final class TopicMaking {

    /** The broker's own default: 1 on a laptop, 3 in a cluster. */
    public static final short REPLICATION_OF_THE_BROKER = -1;

    /** How often a broker that is coming up is asked again, a second apart; then the service cannot start. */
    private static final int ATTEMPTS_MAX = 60;

    private static final long RETRY_MILLIS = 1_000;

    private TopicMaking() {}

    /**
     * Returns when all of them are there.
     *
     * @param adminSettings Kafka's, {@code bootstrap.servers} at least
     * @param replication copies of each partition
     * @throws IllegalStateException the broker makes no topics in time, and why
     */
    public static void make(Map<String, Object> adminSettings, Service service, String operator, short replication) {
        Set<Topic> wanted = new LinkedHashSet<>(TopicCatalogue.createdBy(service));
        wanted.addAll(TopicCatalogue.readBy(service));
        List<NewTopic> topics = NewTopics.of(wanted, operator, replication);
        try {
            makeAll(adminSettings, topics);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were made", e);
        }
    }

    private static void makeAll(Map<String, Object> adminSettings, List<NewTopic> topics) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try (Admin admin = Admin.create(adminSettings)) {
                for (KafkaFuture<Void> creation :
                        admin.createTopics(topics).values().values()) {
                    awaitCreation(creation);
                }
                return;
            } catch (ExecutionException e) {
                if (attempt == ATTEMPTS_MAX) {
                    throw new IllegalStateException(
                            "Kafka at " + adminSettings.get("bootstrap.servers") + " makes no topics; is it running?",
                            e.getCause());
                }
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
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
}
