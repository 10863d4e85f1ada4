package org.causality.privacy.adapter;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Draft;
import org.causality.model.message.LamportTime;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.TopicCatalogue;

/**
 * A record that is to be written.
 *
 * @param topic the catalogue's name
 * @param headers by header name; no line breaks
 */
record Outgoing(String topic, Bytes key, Bytes value, Map<String, String> headers) {

    private static final int DETAIL_LETTERS_MAX = 200;

    static Outgoing of(Draft draft, LamportTime clock) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(RecordHeader.TYPE.key(), draft.payload().type().seedName());
        headers.put(RecordHeader.DRAFT_ID.key(), draft.id().hex());
        RecordKey key = new RecordKey(clock, draft.id().value());
        return new Outgoing(TopicCatalogue.PUBLISH.name(), key.toBytes(), draft.encode(), headers);
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
                source.topic().dead().name(), Bytes.wrap(source.key()), Bytes.wrap(source.value()), headers);
    }

    private static String line(String text) {
        String one = text.replaceAll("\\p{Cntrl}", " ");
        return one.substring(0, Math.min(one.length(), DETAIL_LETTERS_MAX));
    }
}
