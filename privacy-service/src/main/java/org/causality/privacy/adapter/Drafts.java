package org.causality.privacy.adapter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.model.message.Draft;
import org.causality.model.message.LamportTime;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.TopicCatalogue;

/** What the desk wants said, as records of {@code publish}. */
final class Drafts {
    private Drafts() {}

    static OutboxRecord record(Draft draft, LamportTime clock) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(RecordHeader.TYPE.key(), draft.payload().type().seedName());
        headers.put(RecordHeader.DRAFT_ID.key(), draft.id().hex());
        RecordKey key = new RecordKey(clock, draft.id().value());
        return new OutboxRecord(TopicCatalogue.PUBLISH, 0, key.toBytes(), draft.encode(), headers);
    }
}
