package org.causality.model.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.causality.model.topic.adapter.NewTopics;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {

    @Test
    void namesAreUniqueAndCarryPrefixAndVersion() {
        assertThat(TopicCatalogue.all()).extracting(Topic::name).doesNotHaveDuplicates();
        assertThat(TopicCatalogue.DELIVERED.fullName("alice")).isEqualTo("causality.alice.delivered.v1");
        assertThat(TopicCatalogue.DELIVERED.dead().fullName("alice")).isEqualTo("causality.alice.delivered.dead.v1");
    }

    @Test
    void aNameThatIsNoOperatorsShortNameIsRefused() {
        assertThatThrownBy(() -> TopicCatalogue.DELIVERED.fullName("Alice."))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyTopicIsReadBySomebodyAndCreatedBySomebody() {
        for (Topic topic : TopicCatalogue.all()) {
            assertThat(topic.readers()).isNotEmpty();
            assertThat(topic.writers())
                    .allMatch(service -> TopicCatalogue.createdBy(service).contains(topic));
        }
    }

    @Test
    void whatNeedsOneOrderHasOnePartition() {
        assertThat(List.of(TopicCatalogue.DELIVERED, TopicCatalogue.PUBLISH, TopicCatalogue.WIRE_INBOUND_HIGH))
                .noneMatch(Topic::isLaned);
        assertThat(TopicCatalogue.ORDERS_EVENTS.partitions())
                .as("events and state of one owner move together")
                .isEqualTo(TopicCatalogue.ORDERS_STATE.partitions());
    }

    @Test
    void kafkaGetsTheCataloguesSettings() {
        NewTopic topic = NewTopics.of(List.of(TopicCatalogue.ORDERS_STATE), "alice", (short) 1)
                .getFirst();
        assertThat(topic.name()).isEqualTo("causality.alice.orders.state.v1");
        assertThat(topic.numPartitions()).isEqualTo(4);
        assertThat(topic.configs()).containsEntry("cleanup.policy", "compact").containsEntry("retention.ms", "-1");
    }
}
