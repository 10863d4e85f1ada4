package org.causality.effect.adapter;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
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

/**
 * A record that is to be written.
 *
 * @param topic the catalogue's name
 * @param part the partition, or {@link #EVERY}
 * @param headers by header name; no line breaks
 */
record Outgoing(String topic, int part, Bytes key, Bytes value, Map<String, String> headers) {

    static final int EVERY = -1;

    /** Values of the header {@code event}. */
    static final String REGISTERED = "Registered";

    static final String STATUS_CHANGED = "StatusChanged";
    static final String JOURNEY_CHANGED = "JourneyChanged";

    private static final int DETAIL_LETTERS_MAX = 200;

    static Outgoing of(Evolution evolution, String json) {
        String event = evolution.from() == null ? REGISTERED : STATUS_CHANGED;
        return event(event, evolution.effect(), evolution.cause(), evolution.cursor(), json);
    }

    static Outgoing of(JourneyStep step, String json) {
        return event(JOURNEY_CHANGED, step.effect(), step.cause(), step.cursor(), json);
    }

    private static Outgoing event(String event, EffectId effect, Stamp cause, EventCursor cursor, String json) {
        LaneKey key = LaneKey.of(RecordKey.of(cause), effect.lane());
        Topic topic = TopicCatalogue.EFFECTS_EVENTS;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(RecordHeader.EVENT.key(), event);
        headers.put(RecordHeader.DELIVERY_SEQUENCE.key(), Long.toString(cursor.sequence()));
        headers.put(RecordHeader.INDEX.key(), Integer.toString(cursor.index()));
        headers.put(RecordHeader.LANE.key(), effect.lane().key().hex());
        return new Outgoing(topic.name(), key.partition(topic), key.key(), utf8(json), headers);
    }

    /** Tells the readers of every partition that no further event of these causes will come. */
    static Outgoing progress(long sequence) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(RecordHeader.EVENT.key(), LogReader.PROGRESS);
        headers.put(RecordHeader.DELIVERY_SEQUENCE.key(), Long.toString(sequence));
        Bytes key = new RecordKey(new LamportTime(sequence), new Bytes32(0, 0, 0, 0)).toBytes();
        return new Outgoing(TopicCatalogue.EFFECTS_EVENTS.name(), EVERY, key, Bytes.EMPTY, headers);
    }

    static Outgoing dead(Reading.Dead dead, Topics topics) {
        LogRecord source = dead.record();
        Map<String, String> headers = new TreeMap<>();
        source.headers().forEach((name, value) -> headers.put(name, line(new String(value, StandardCharsets.UTF_8))));
        headers.put(RecordHeader.REASON.key(), dead.reason());
        headers.put(RecordHeader.DETAIL.key(), line(dead.detail()));
        headers.put(
                RecordHeader.SOURCE.key(),
                topics.name(source.topic()) + ":" + source.partition() + ":" + source.offset());
        return new Outgoing(
                source.topic().dead().name(), 0, Bytes.wrap(source.key()), Bytes.wrap(source.value()), headers);
    }

    private static String line(String text) {
        String one = text.replaceAll("\\p{Cntrl}", " ");
        return one.substring(0, Math.min(one.length(), DETAIL_LETTERS_MAX));
    }

    private static Bytes utf8(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
