package org.causality.effect.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.causality.backbone.log.LogRecord;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final Marks marks = new Marks(List.of(), Map.of());

    @Test
    void aSilentNeighbourHoldsNobodyUp() {
        marks.read(record(TopicCatalogue.DELIVERED, 0, 0), 5);
        assertThat(marks.complete()).isEqualTo(5);
    }

    @Test
    void aNeighbourThatSpokeOnceIsWaitedForInEveryPartition() {
        marks.read(record(TopicCatalogue.DELIVERED, 0, 0), 9);
        marks.read(record(TopicCatalogue.CHAINS_EVENTS, 0, 0), 7);
        assertThat(marks.complete()).isZero();
        for (int part = 1; part < TopicCatalogue.CHAINS_EVENTS.partitions(); part++) {
            marks.read(record(TopicCatalogue.CHAINS_EVENTS, part, 0), 7);
        }
        assertThat(marks.complete()).isEqualTo(7);
    }

    @Test
    void nothingIsCompleteBeforeTheFirstDelivery() {
        assertThat(marks.complete()).isZero();
    }

    @Test
    void aRecordIsKnownByItsOffsetAndADeliveryByItsSequence() {
        marks.read(record(TopicCatalogue.DELIVERED, 0, 3), 5);
        assertThat(marks.isRepeat(record(TopicCatalogue.DELIVERED, 0, 3), 5)).isTrue();
        assertThat(marks.isRepeat(record(TopicCatalogue.DELIVERED, 0, 4), 5)).isTrue();
        assertThat(marks.isRepeat(record(TopicCatalogue.DELIVERED, 0, 5), 6)).isFalse();
        assertThat(marks.isRepeat(record(TopicCatalogue.CHAINS_EVENTS, 0, 0), 5))
                .isFalse();
    }

    @Test
    void aLogThatBeganAnewIsReadFromItsBeginning() {
        assertThat(marks.meet(Map.of("delivered", "a", "chains.events", "b"))).isEmpty();
        marks.read(record(TopicCatalogue.DELIVERED, 0, 3), 5);
        marks.read(record(TopicCatalogue.CHAINS_EVENTS, 2, 9), 5);
        assertThat(marks.meet(Map.of("delivered", "a", "chains.events", "c"))).containsExactly("chains.events");
        assertThat(marks.isRepeat(record(TopicCatalogue.CHAINS_EVENTS, 2, 0), 0))
                .isFalse();
        assertThat(marks.isRepeat(record(TopicCatalogue.DELIVERED, 0, 3), 5)).isTrue();
        assertThat(marks.changedLogs()).containsEntry("chains.events", "c");
    }

    private static LogRecord record(Topic topic, int part, long offset) {
        return new LogRecord(topic, part, offset, 0, new byte[0], new byte[0], Map.of());
    }
}
