package org.causality.effect.adapter;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.effect.evolution.EventCursor;
import org.causality.effect.evolution.Evolution;
import org.causality.effect.journey.JourneyStep;
import org.causality.model.chain.EffectId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.LamportTime;
import org.causality.model.message.Stamp;
import org.causality.model.topic.LaneKey;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;

/** What the book tells, as records of {@code effects.events}. */
final class EffectRecords {

    /** Values of the header {@code event}. */
    static final String REGISTERED = "Registered";

    static final String STATUS_CHANGED = "StatusChanged";
    static final String JOURNEY_CHANGED = "JourneyChanged";

    private static final Topic TOPIC = TopicCatalogue.EFFECTS_EVENTS;

    private EffectRecords() {}

    static OutboxRecord of(Evolution evolution, String json) {
        String event = evolution.from() == null ? REGISTERED : STATUS_CHANGED;
        return event(event, evolution.effect(), evolution.cause(), evolution.cursor(), json);
    }

    static OutboxRecord of(JourneyStep step, String json) {
        return event(JOURNEY_CHANGED, step.effect(), step.cause(), step.cursor(), json);
    }

    private static OutboxRecord event(String event, EffectId effect, Stamp cause, EventCursor cursor, String json) {
        LaneKey key = LaneKey.of(RecordKey.of(cause), effect.lane());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(RecordHeader.EVENT.key(), event);
        headers.put(RecordHeader.DELIVERY_SEQUENCE.key(), Long.toString(cursor.sequence()));
        headers.put(RecordHeader.INDEX.key(), Integer.toString(cursor.index()));
        headers.put(RecordHeader.LANE.key(), effect.lane().key().hex());
        return new OutboxRecord(
                TOPIC, key.partition(TOPIC), key.key(), Bytes.wrap(json.getBytes(StandardCharsets.UTF_8)), headers);
    }

    /** Tells the readers of every partition that no further event of these causes will come. */
    static List<OutboxRecord> progress(long sequence) {
        Bytes key = new RecordKey(new LamportTime(sequence), new Bytes32(0, 0, 0, 0)).toBytes();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(RecordHeader.EVENT.key(), LogReader.PROGRESS);
        headers.put(RecordHeader.DELIVERY_SEQUENCE.key(), Long.toString(sequence));
        return IntStream.range(0, TOPIC.partitions())
                .mapToObj(partition -> new OutboxRecord(TOPIC, partition, key, Bytes.EMPTY, headers))
                .toList();
    }
}
