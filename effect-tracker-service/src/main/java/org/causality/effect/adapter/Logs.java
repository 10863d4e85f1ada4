package org.causality.effect.adapter;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.causality.backbone.log.OperatorTopics;
import org.causality.model.topic.Topic;

/** Asks Kafka which logs these are: a topic that was lost and made again has the same name and another id. */
final class Logs {
    private static final long ANSWER_WAIT_MILLIS_MAX = 10_000;

    private final Map<String, Object> adminSettings;
    private final OperatorTopics topics;

    Logs(Map<String, Object> adminSettings, OperatorTopics topics) {
        this.adminSettings = Map.copyOf(adminSettings);
        this.topics = topics;
    }

    /** The id of each log that is read, by the topic's short name. @throws IllegalStateException Kafka does not answer */
    Map<String, String> ids() {
        try (Admin admin = Admin.create(adminSettings)) {
            Map<String, TopicDescription> described = admin.describeTopics(
                            topics.read().stream().map(topics::name).toList())
                    .allTopicNames()
                    .get(ANSWER_WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS);
            Map<String, String> ids = new HashMap<>();
            for (Topic topic : topics.read()) {
                TopicDescription found = described.get(topics.name(topic));
                if (found != null) {
                    ids.put(topic.name(), found.topicId().toString());
                }
            }
            return ids;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not say which logs it holds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka for its logs", e);
        }
    }
}
