package org.causality.gateway.adapter.kafka;

import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.causality.gateway.GatewaySettings;
import org.causality.model.topic.Service;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.NewTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * The topics. We create those we write and, so that no start waits for another service, those we read as well: creating one
 * that exists changes nothing.
 */
@Configuration(proxyBeanMethods = false)
class KafkaWiring {

    @Bean
    KafkaAdmin.NewTopics gatewayTopics(GatewaySettings settings) {
        Stream<Topic> topics = Stream.concat(
                TopicCatalogue.createdBy(Service.GATEWAY).stream(), TopicCatalogue.readBy(Service.GATEWAY).stream());
        return new KafkaAdmin.NewTopics(
                NewTopics.of(topics.distinct().toList(), settings.operator(), settings.kafkaReplication())
                        .toArray(NewTopic[]::new));
    }
}
