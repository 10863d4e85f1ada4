package org.causality.effect.adapter;

import java.util.List;
import java.util.Map;
import org.causality.model.topic.Service;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.TopicMaking;
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

    private final String operator;

    Topics(String operator) {
        this.operator = operator;
    }

    String name(Topic topic) {
        return topic.fullName(operator);
    }

    /** The full name of a topic by its short one. */
    String name(String topic) {
        return READ.stream()
                .filter(known -> known.name().equals(topic))
                .map(this::name)
                .findFirst()
                .orElse(topic);
    }

    /** The topic that is read under this full name; null when none is. */
    @Nullable Topic read(String fullName) {
        return READ.stream()
                .filter(topic -> name(topic).equals(fullName))
                .findFirst()
                .orElse(null);
    }

    void create(Map<String, Object> adminSettings, short replication) {
        TopicMaking.make(adminSettings, Service.EFFECT_TRACKER, operator, replication);
    }
}
