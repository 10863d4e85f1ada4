package org.causality.model.topic.adapter;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.causality.model.topic.Topic;

/** The catalogue as Kafka's admin client wants it; creating a topic that exists is not an error to the caller. */
public final class NewTopics {
    private NewTopics() {}

    /** @param replication copies of each partition: 1 in the devnet, 3 in a cluster */
    public static List<NewTopic> of(Collection<Topic> topics, String operator, short replication) {
        return topics.stream()
                .map(topic -> new NewTopic(topic.fullName(operator), topic.partitions(), replication)
                        .configs(topic.settings()))
                .toList();
    }
}
