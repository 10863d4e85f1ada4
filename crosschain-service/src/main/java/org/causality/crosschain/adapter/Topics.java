package org.causality.crosschain.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/**
 * The topics of this operator by their full names. They are there before anything reads or writes: the ones this service
 * writes, and those it reads, whoever comes first.
 */
final class Topics {

    /** The broker's own default: 1 on a laptop, 3 in a cluster. */
    private static final short REPLICATION_OF_THE_BROKER = -1;

    private static final long CREATE_WAIT_SECONDS_MAX = 60;

    private final String operator;

    Topics(String operator) {
        this.operator = operator;
    }

    String name(Topic topic) {
        return topic.fullName(operator);
    }

    void create(Map<String, Object> adminSettings) {
        List<Topic> all = new ArrayList<>(TopicCatalogue.createdBy(Service.CROSSCHAIN));
        TopicCatalogue.readBy(Service.CROSSCHAIN).stream()
                .filter(topic -> !all.contains(topic))
                .forEach(all::add);
        try (Admin admin = Admin.create(adminSettings)) {
            for (KafkaFuture<Void> created : admin.createTopics(NewTopics.of(all, operator, REPLICATION_OF_THE_BROKER))
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
