package org.causality.mempool.adapter;

import java.util.List;
import java.util.Map;
import org.causality.model.topic.Service;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.TopicMaking;

/** The topics of this operator by their full names. They are there before anything reads or writes. */
final class Topics {

    /** What the bindings of application.yaml read. */
    private static final List<Topic> READ =
            List.of(TopicCatalogue.DELIVERED, TopicCatalogue.CHAINS_EVENTS, TopicCatalogue.JOBS_EVENTS);

    private final String operator;

    Topics(String operator) {
        this.operator = operator;
    }

    String name(Topic topic) {
        return topic.fullName(operator);
    }

    /** The topic that is read under this full name. */
    Topic read(String fullName) {
        for (Topic topic : READ) {
            if (name(topic).equals(fullName)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("no topic that is read here: " + fullName);
    }

    void create(Map<String, Object> adminSettings) {
        TopicMaking.make(adminSettings, Service.MEMPOOL, operator, TopicMaking.REPLICATION_OF_THE_BROKER);
    }
}
