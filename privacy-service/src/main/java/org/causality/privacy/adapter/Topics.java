package org.causality.privacy.adapter;

import java.util.List;
import java.util.Map;
import org.causality.model.topic.Service;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.TopicMaking;
import org.jspecify.annotations.Nullable;

/** The topics of this operator by their full names. They are there before anything reads or writes, whoever comes first. */
final class Topics {

    /** What is read, in the order of {@code spring.cloud.stream}'s destinations in application.yaml. */
    static final List<Topic> READ = List.of(TopicCatalogue.DELIVERED, TopicCatalogue.ORDERS_STATE);

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
        TopicMaking.make(adminSettings, Service.PRIVACY, operator, replication);
    }
}
