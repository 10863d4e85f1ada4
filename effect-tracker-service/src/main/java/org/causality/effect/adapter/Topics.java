package org.causality.effect.adapter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.causality.model.topic.Service;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.NewTopics;
import org.jspecify.annotations.Nullable;

/**
 * The topics of this operator by their full names. They are there before anything reads or writes: the ones this service
 * writes, and those it reads, whoever comes first.
 */
final class Topics {

    /** What is read, in the order of {@code spring.cloud.stream}'s destinations in application.yaml. */
    static final List<Topic> READ = List.of(
            TopicCatalogue.DELIVERED,
            TopicCatalogue.CHAINS_EVENTS,
            TopicCatalogue.ORDERS_EVENTS,
            TopicCatalogue.JOBS_EVENTS);

    private static final long CREATE_WAIT_SECONDS_MAX = 60;

    private final String operator;

    Topics(String operator) {
        this.operator = operator;
    }

    String name(Topic topic) {
        return topic.fullName(operator);
    }

    /** The topic that is read under this full name; null when none is. */
    @Nullable Topic read(String fullName) {
        return READ.stream()
                .filter(topic -> name(topic).equals(fullName))
                .findFirst()
                .orElse(null);
    }

    void create(Map<String, Object> adminSettings, short replication) {
        Set<Topic> all = new LinkedHashSet<>(TopicCatalogue.createdBy(Service.EFFECT_TRACKER));
        all.addAll(READ);
        try (Admin admin = Admin.create(adminSettings)) {
            for (KafkaFuture<Void> created : admin.createTopics(NewTopics.of(all, operator, replication))
                    .values()
                    .values()) {
                await(created);
            }
        }
    }

    private static void await(KafkaFuture<Void> created) {
        try {
            created.get(CREATE_WAIT_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("a topic could not be created: " + e.getCause(), e);
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka did not create a topic in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }
}
