package org.causality.crosschain.adapter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.crosschain.fact.Fact;
import org.causality.crosschain.fact.FactOutput;
import org.causality.crosschain.observer.Told;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.Draft;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Payload;
import org.causality.model.network.Lane;
import org.causality.model.topic.LaneKey;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/** What one transaction makes true: what the cores told, where the log stands, and the records that say so. */
final class Turn {
    private static final Bytes32 NO_ID = new Bytes32(0, 0, 0, 0);

    private final List<Told> told = new ArrayList<>();
    private final List<OutboxRecord> records = new ArrayList<>();
    private final List<OutboxRecord> dead = new ArrayList<>();
    private Position position;
    private boolean progressed;

    Turn(Position position) {
        this.position = position;
    }

    void add(List<Told> more) {
        for (Told each : more) {
            told.add(each);
            if (each instanceof Told.OfFact(FactOutput output)) {
                tell(output);
            }
        }
    }

    private void tell(FactOutput output) {
        switch (output) {
            case FactOutput.Judged(Fact fact) -> event(fact, FactJson.JUDGED, FactJson.of(fact));
            case FactOutput.Retracted(Fact fact) -> event(fact, FactJson.RETRACTED, FactJson.retraction(fact));
            case FactOutput.Announce(CrossChainEvent event, MessageId dependsOn) -> publish(event, dependsOn);
            case FactOutput.Planned _,
                    FactOutput.Unplanned _,
                    FactOutput.WantBlock _,
                    FactOutput.WantProof _,
                    FactOutput.WantTransactions _,
                    FactOutput.Dropped _ -> {}
        }
    }

    private void event(Fact fact, String kind, FactJson json) {
        Topic topic = TopicCatalogue.CHAINS_EVENTS;
        Lane lane = fact.claim().event().lane();
        LaneKey key = LaneKey.of(RecordKey.of(fact.claim().carrier()), lane);
        records.add(new OutboxRecord(topic, key.partition(topic), key.key(), utf8(json.write()), Map.of())
                .with(RecordHeader.EVENT, kind)
                .with(RecordHeader.DELIVERY_SEQUENCE, position.sequence())
                .with(RecordHeader.INDEX, position.index())
                .with(RecordHeader.LANE, lane.key().hex()));
        position = position.nextIndex();
    }

    private void publish(CrossChainEvent event, @Nullable MessageId dependsOn) {
        List<MessageId> dependencies = dependsOn == null ? List.of() : List.of(dependsOn);
        Draft draft = new Draft(new Payload.CrossChainEvent(event), dependencies, List.of());
        Bytes key = new RecordKey(position.clock(), draft.id().value()).toBytes();
        records.add(new OutboxRecord(TopicCatalogue.PUBLISH, 0, key, draft.encode(), Map.of())
                .with(RecordHeader.TYPE, draft.payload().type().seedName())
                .with(RecordHeader.DRAFT_ID, draft.id().hex()));
    }

    /** @return false when the delivery was handled before */
    boolean reach(long sequence) {
        if (Long.compareUnsigned(sequence, position.delivered()) <= 0) {
            return false;
        }
        position = position.reached(sequence);
        return true;
    }

    void handled(LamportTime time) {
        position = position.handled(time);
        progressed = true;
    }

    void bury(OutboxRecord letter) {
        dead.add(letter);
    }

    /** All records in order; after a delivery, markers that no further event of it will come. */
    List<OutboxRecord> records() {
        List<OutboxRecord> all = new ArrayList<>(records);
        all.addAll(dead);
        if (progressed) {
            Bytes key = new RecordKey(position.clock(), NO_ID).toBytes();
            for (int partition = 0; partition < TopicCatalogue.CHAINS_EVENTS.partitions(); partition++) {
                all.add(new OutboxRecord(TopicCatalogue.CHAINS_EVENTS, partition, key, Bytes.EMPTY, Map.of())
                        .with(RecordHeader.EVENT, FactJson.PROGRESS)
                        .with(RecordHeader.DELIVERY_SEQUENCE, position.delivered()));
            }
        }
        return all;
    }

    List<Told> told() {
        return told;
    }

    Position position() {
        return position;
    }

    boolean isEmpty() {
        return told.isEmpty() && !progressed && dead.isEmpty();
    }

    private static Bytes utf8(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
