package org.causality.backbone.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.backbone.log.LogRecord;
import org.causality.model.codec.Bytes;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.Topic;

/** A Kafka record that is to be written. */
public record OutboxRecord(Topic topic, int partition, Bytes key, Bytes value, Map<String, String> headers) {
    private static final int DETAIL_LETTERS_MAX = 200;

    public OutboxRecord {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public OutboxRecord with(RecordHeader name, String text) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name.key(), text);
        return new OutboxRecord(topic, partition, key, value, more);
    }

    public OutboxRecord with(RecordHeader name, long number) {
        return with(name, Long.toUnsignedString(number));
    }

    /**
     * What could not be read, unchanged, for the topic where somebody can look at it.
     *
     * @param reason the code of a {@code Reason}
     */
    public static OutboxRecord dead(LogRecord source, String operator, String reason, String detail) {
        Map<String, String> headers = new LinkedHashMap<>();
        source.headers().forEach((name, text) -> headers.put(name, line(new String(text, StandardCharsets.UTF_8))));
        return new OutboxRecord(source.topic().dead(), 0, Bytes.wrap(source.key()), Bytes.wrap(source.value()), headers)
                .with(RecordHeader.REASON, reason)
                .with(RecordHeader.DETAIL, line(detail))
                .with(
                        RecordHeader.SOURCE,
                        source.topic().fullName(operator) + ":" + source.partition() + ":" + source.offset());
    }

    /** One line of at most {@value #DETAIL_LETTERS_MAX} letters: what is written may be anybody's text. */
    private static String line(String text) {
        String one = text.replaceAll("\\p{Cntrl}", " ");
        return one.substring(0, Math.min(one.length(), DETAIL_LETTERS_MAX));
    }
}
