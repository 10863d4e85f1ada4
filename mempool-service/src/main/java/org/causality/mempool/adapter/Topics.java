package org.causality.mempool.adapter;

import java.util.Map;
import org.causality.model.topic.Service;
import org.causality.model.topic.Topic;
import org.causality.model.topic.adapter.TopicMaking;

/** The topics of this operator by their full names. They are there before anything reads or writes. */
final class Topics {

    private final String operator;

    Topics(String operator) {
        this.operator = operator;
    }

    String name(Topic topic) {
        return topic.fullName(operator);
    }

    void create(Map<String, Object> adminSettings) {
        TopicMaking.make(adminSettings, Service.MEMPOOL, operator, TopicMaking.REPLICATION_OF_THE_BROKER);
    }
}
