package org.causality.orchestrator.adapter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.Draft;
import org.causality.model.message.LamportTime;
import org.causality.model.topic.LaneKey;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.TopicCatalogue;
import org.causality.orchestrator.core.JobEvent;
import org.causality.orchestrator.core.Output;
import org.causality.orchestrator.owner.Turn;

/** The Kafka records that a turn causes, in their order: drafts and events, then the word that no more will come. */
final class Records {
    private static final Bytes32 NO_ID = new Bytes32(0, 0, 0, 0);

    private Records() {}

    static List<OutboxRecord> of(Turn turn, LamportTime clock) {
        List<OutboxRecord> records = new ArrayList<>();
        for (Output output : turn.outputs()) {
            switch (output) {
                case Output.Publish(var draft) -> records.add(draft(draft, clock));
                case Output.Tell(var told) -> records.add(event(told));
                case Output.Keep _, Output.Forget _, Output.Run _ -> {}
            }
        }
        Long progress = turn.progress();
        if (progress != null) {
            for (int partition = 0; partition < TopicCatalogue.JOBS_EVENTS.partitions(); partition++) {
                records.add(progress(partition, progress, clock));
            }
        }
        return records;
    }

    private static OutboxRecord draft(Draft draft, LamportTime clock) {
        return new OutboxRecord(
                TopicCatalogue.PUBLISH,
                0,
                new RecordKey(clock, draft.id().value()).toBytes(),
                draft.encode(),
                Map.of(
                        RecordHeader.TYPE.key(),
                        draft.payload().type().seedName(),
                        RecordHeader.DRAFT_ID.key(),
                        draft.id().hex()));
    }

    private static OutboxRecord event(JobEvent.Told told) {
        LaneKey key = LaneKey.of(
                RecordKey.of(told.cause()), told.event().slot().lineage().lane());
        return new OutboxRecord(
                TopicCatalogue.JOBS_EVENTS,
                key.partition(TopicCatalogue.JOBS_EVENTS),
                key.key(),
                Bytes.wrap(JobEventJson.write(told).getBytes(StandardCharsets.UTF_8)),
                Map.of(
                        RecordHeader.EVENT.key(),
                        JobEventJson.name(told.event()),
                        RecordHeader.DELIVERY_SEQUENCE.key(),
                        Long.toUnsignedString(told.sequence()),
                        RecordHeader.INDEX.key(),
                        Integer.toString(told.index()),
                        RecordHeader.LANE.key(),
                        key.lane().key().hex()));
    }

    private static OutboxRecord progress(int partition, long sequence, LamportTime clock) {
        return new OutboxRecord(
                TopicCatalogue.JOBS_EVENTS,
                partition,
                new RecordKey(clock, NO_ID).toBytes(),
                Bytes.EMPTY,
                Map.of(
                        RecordHeader.EVENT.key(),
                        JobEventJson.PROGRESS,
                        RecordHeader.DELIVERY_SEQUENCE.key(),
                        Long.toUnsignedString(sequence)));
    }
}
