package org.causality.backbone.log;

import java.util.List;
import java.util.Map;
import org.causality.model.topic.Service;
import org.causality.model.topic.Topic;
import org.causality.model.topic.adapter.TopicMaking;

/**
 * The topics of an operator by their full names, as one service meets them.
 *
 * @param read what the service reads, in the order of {@code spring.cloud.stream}'s destinations
 */
public record OperatorTopics(String operator, Service service, List<Topic> read) {

    public OperatorTopics {
        read = List.copyOf(read);
    }

    public String name(Topic topic) {
        return topic.fullName(operator);
    }

    /** The topic that is read under this full name. @throws IllegalArgumentException none is */
    public Topic read(String fullName) {
        for (Topic topic : read) {
            if (name(topic).equals(fullName)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("no topic that is read here: " + fullName);
    }

    /** Makes those the service writes or reads, whoever comes first: they are there before anything reads or writes. */
    public void create(Map<String, Object> adminSettings, short replication) {
        TopicMaking.make(adminSettings, service, operator, replication);
    }
}
