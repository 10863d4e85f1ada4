package org.causality.effect.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.backbone.log.LogRecord;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.TopicCatalogue;
import org.junit.jupiter.api.Test;

class RubbishInTheLogsTest {
    private final LogReader reader = new LogReader();

    @Test
    void anEnvelopeThatIsNoneIsDead() {
        LogRecord record = record(0, "no envelope at all".getBytes(StandardCharsets.UTF_8));
        assertThat(reader.read(record)).isInstanceOf(Reading.Dead.class);
    }

    @Test
    void aJobWithoutAStatusConcernsNoEffect() {
        byte[] value = "{\"jobId\":null,\"to\":null,\"slot\":{}}".getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[40];
        LogRecord record = new LogRecord(TopicCatalogue.JOBS_EVENTS, 0, 0, 0, key, value, Map.of());
        assertThat(reader.read(record)).isInstanceOf(Reading.Passed.class);
    }

    @Property(tries = 500)
    void anyBytesAreReadOrPutAsideAndNeverThrow(@ForAll byte[] value, @ForAll @IntRange(max = 3) int log) {
        assertThat(reader.read(record(log, value))).isNotNull();
    }

    @Property(tries = 500)
    void anyTextInAFactIsReadOrPutAside(@ForAll String text) {
        String json = TrackerNode.JSON.writeValueAsString(
                Map.of("eventId", text, "verdict", text, "chain", text, "height", text, "finality", text));
        assertThat(reader.read(record(1, json.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(Reading.Dead.class);
    }

    private static LogRecord record(int log, byte[] value) {
        return new LogRecord(
                LogReader.READ.get(log),
                0,
                0,
                0,
                new byte[0],
                value,
                Map.of(
                        RecordHeader.TYPE.key(), "ComputationIntent".getBytes(StandardCharsets.UTF_8),
                        RecordHeader.CONTENT.key(), "envelope".getBytes(StandardCharsets.UTF_8)));
    }
}
