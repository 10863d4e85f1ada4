package org.causality.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.causality.backbone.log.LogRecord;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.model.codec.Bytes;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.TopicCatalogue;
import org.junit.jupiter.api.Test;

/** A record nobody here could read, put where somebody can look at it. */
class DeadLetterTest {
    private static final byte[] VALUE = {1, 2, 3};

    private final LogRecord source = new LogRecord(
            TopicCatalogue.DELIVERED,
            0,
            42,
            1_000,
            new byte[] {9},
            VALUE,
            Map.of(RecordHeader.TYPE.key(), "UserOrder\nX: forged".getBytes(StandardCharsets.UTF_8)));
    private final OutboxRecord dead =
            OutboxRecord.dead(source, "alice", "MALFORMED", "cut short\nby a line " + "and more ".repeat(100));

    @Test
    void itIsUnchangedAndSaysWhereItWasRead() {
        assertThat(dead.topic()).isEqualTo(TopicCatalogue.DELIVERED.dead());
        assertThat(dead.key()).isEqualTo(Bytes.parseHex("0x09"));
        assertThat(dead.value()).isEqualTo(Bytes.wrap(VALUE));
        assertThat(dead.headers())
                .containsEntry("reason", "MALFORMED")
                .containsEntry("source", "causality.alice.delivered.v1:0:42");
    }

    @Test
    void whatOthersWroteIsOneShortLine() {
        assertThat(dead.headers().get("detail"))
                .startsWith("cut short by a line")
                .hasSize(200);
        assertThat(dead.headers()).containsEntry("type", "UserOrder X: forged");
    }
}
