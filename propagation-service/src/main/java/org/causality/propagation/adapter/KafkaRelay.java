package org.causality.propagation.adapter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.message.DraftId;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.causality.model.wire.DeliveryTick;
import org.causality.model.wire.FeedMuted;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.causal.Output;
import org.causality.propagation.owner.Relay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the core's topics. Kafka's own client and not Spring Cloud Stream: a turn's records are sent together and
 * awaited together, in order, which a bridge that waits for each record cannot do at 5,000 a second.
 *
 * <p>The producer never gives a record up (its delivery time-out is the longest there is), because a record that fails
 * while its successor is written would leave a gap in {@code delivered}. So a broken broker stalls the turn, readiness
 * goes down, and nothing is lost or swapped.
 */
public final class KafkaRelay implements Relay, AutoCloseable {

    private static final long RETRY_MILLIS = 500;
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

    /** What is awaited is flushed at once; so a turn's records are one request, and fetches go with them or soon after. */
    private static final int LINGER_MILLIS = 5;

    /**
     * A batch is refused as a whole where it is larger than the topic lets a record be; what was sent behind it is out of
     * order then, and all of it travels again in halves. The rest is for the batch's own frame.
     */
    private static final int BATCH_BYTES = Topic.RECORD_BYTES_MAX - 8 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(KafkaRelay.class);

    private final String operator;
    private final KafkaProducer<byte[], byte[]> producer;
    private volatile long waitingSinceMillis;

    public KafkaRelay(String bootstrapServers, String operator) {
        this.operator = operator;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "client.id",
                        operator + "-propagation-relay",
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "delivery.timeout.ms",
                        Integer.MAX_VALUE,
                        "linger.ms",
                        LINGER_MILLIS,
                        "batch.size",
                        BATCH_BYTES,
                        "max.block.ms",
                        5_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void deliver(List<Output> records, long fence) {
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>(records.size());
        for (Output record : records) {
            switch (record) {
                case Output.Deliver deliver -> all.add(message(deliver, fence));
                case Output.Mute mute -> all.add(muted(mute, fence));
                case Output.Ticked ticked -> all.add(ticked(ticked, fence));
                case Output.Store _,
                        Output.Wire _,
                        Output.KeepDraft _,
                        Output.DropDraft _,
                        Output.LoadBody _,
                        Output.Heard _,
                        Output.Count _ -> throw new IllegalArgumentException("no record of delivered: " + record);
            }
        }
        sendAll(all);
    }

    private ProducerRecord<byte[], byte[]> message(Output.Deliver deliver, long fence) {
        var signed = deliver.signed();
        var record = record(
                TopicCatalogue.DELIVERED,
                RecordKey.of(signed.stamp()),
                new Envelope(signed, deliver.payload()).encode(),
                fence);
        Headers headers = record.headers();
        RecordHeaders.put(headers, RecordHeader.CONTENT, "envelope");
        RecordHeaders.put(headers, RecordHeader.DELIVERY_SEQUENCE, deliver.sequence());
        describe(headers, signed.header().type(), deliver.priority(), signed.id());
        RecordHeaders.put(headers, RecordHeader.RECEIVED_MILLIS, deliver.receivedMillis());
        if (deliver.heldBackMillis() >= 0) {
            RecordHeaders.put(headers, RecordHeader.HELD_BACK_MILLIS, deliver.heldBackMillis());
        }
        DraftId draftId = deliver.draftId();
        if (draftId != null) {
            RecordHeaders.put(headers, RecordHeader.DRAFT_ID, draftId.hex());
        }
        return record;
    }

    private ProducerRecord<byte[], byte[]> muted(Output.Mute mute, long fence) {
        FeedMuted muted = mute.muted();
        var record = record(
                TopicCatalogue.DELIVERED,
                new RecordKey(LamportTime.ZERO, muted.first().value()),
                muted.encode(),
                fence);
        Headers headers = record.headers();
        RecordHeaders.put(headers, RecordHeader.CONTENT, FeedMuted.CONTENT);
        RecordHeaders.put(headers, RecordHeader.DELIVERY_SEQUENCE, mute.sequence());
        RecordHeaders.put(headers, RecordHeader.TYPE, FeedMuted.CONTENT);
        RecordHeaders.put(headers, RecordHeader.PRIORITY_CLASS, PriorityClass.CONTROL.name());
        RecordHeaders.put(headers, RecordHeader.MESSAGE_ID, muted.first().hex());
        RecordHeaders.put(headers, RecordHeader.REASON, muted.reason());
        return record;
    }

    private ProducerRecord<byte[], byte[]> ticked(Output.Ticked ticked, long fence) {
        long sequence = ticked.sequence();
        var record = record(
                TopicCatalogue.DELIVERED,
                new RecordKey(LamportTime.ZERO, new Bytes32(0, 0, 0, sequence)),
                new DeliveryTick(sequence).encode(),
                fence);
        Headers headers = record.headers();
        RecordHeaders.put(headers, RecordHeader.CONTENT, DeliveryTick.CONTENT);
        RecordHeaders.put(headers, RecordHeader.DELIVERY_SEQUENCE, sequence);
        RecordHeaders.put(headers, RecordHeader.TYPE, DeliveryTick.CONTENT);
        RecordHeaders.put(headers, RecordHeader.PRIORITY_CLASS, PriorityClass.CONTROL.name());
        return record;
    }

    @Override
    public void publish(List<WireCommand.Publish> messages, long fence) {
        sendAll(messages.stream().map(message -> command(message, fence)).toList());
    }

    @Override
    public void ask(List<WireCommand> commands, long fence) {
        for (WireCommand command : commands) {
            try {
                var _ = producer.send(command(command, fence));
            } catch (RetriableException e) {
                LOG.warn("A fetch was not sent and comes again: {}", e.getMessage());
            }
        }
    }

    private ProducerRecord<byte[], byte[]> command(WireCommand command, long fence) {
        return switch (command) {
            case WireCommand.Publish(Envelope envelope) -> {
                var record = outbound(command, RecordKey.of(envelope.stamp()), "publish", fence);
                int type = envelope.header().type();
                PriorityClass priority =
                        MessageType.ofCode(type).map(MessageType::defaultClass).orElse(PriorityClass.LOW);
                describe(record.headers(), type, priority, envelope.id());
                yield record;
            }
            case WireCommand.Fetch(List<MessageId> ids, String _, int _) ->
                outbound(command, keyOf(ids), "fetch", fence);
            case WireCommand.FetchBlob(BlobRef blob) ->
                outbound(command, new RecordKey(LamportTime.ZERO, blob.root()), "fetch-blob", fence);
        };
    }

    private static RecordKey keyOf(List<MessageId> ids) {
        Bytes32 first = ids.getFirst().value();
        return new RecordKey(LamportTime.ZERO, first);
    }

    private ProducerRecord<byte[], byte[]> outbound(WireCommand command, RecordKey key, String name, long fence) {
        var record = record(TopicCatalogue.WIRE_OUTBOUND, key, command.encode(), fence);
        RecordHeaders.put(record.headers(), RecordHeader.COMMAND, name);
        return record;
    }

    private ProducerRecord<byte[], byte[]> record(Topic topic, RecordKey key, Bytes value, long fence) {
        var record = new ProducerRecord<>(topic.fullName(operator), 0, key.toArray(), value.unsafeArray());
        RecordHeaders.put(record.headers(), RecordHeader.FENCE, fence);
        return record;
    }

    private static void describe(Headers headers, int type, PriorityClass priority, MessageId id) {
        String name = MessageType.ofCode(type).map(MessageType::seedName).orElseGet(() -> Integer.toString(type));
        RecordHeaders.put(headers, RecordHeader.TYPE, name);
        RecordHeaders.put(headers, RecordHeader.PRIORITY_CLASS, priority.name());
        RecordHeaders.put(headers, RecordHeader.MESSAGE_ID, id.hex());
    }

    /** Puts a record this service could not read where somebody can look at it. */
    void bury(Topic source, byte[] key, byte[] value, String reason, String detail) {
        var record = new ProducerRecord<>(source.dead().fullName(operator), 0, key, value);
        RecordHeaders.put(record.headers(), RecordHeader.REASON, reason);
        RecordHeaders.put(record.headers(), RecordHeader.DETAIL, detail);
        sendAll(List.of(record));
    }

    private void sendAll(List<ProducerRecord<byte[], byte[]>> records) {
        waitingSinceMillis = System.currentTimeMillis();
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
            for (var record : records) {
                sent.add(send(record));
            }
            producer.flush();
            for (Future<RecordMetadata> acknowledgement : sent) {
                var _ = acknowledgement.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused a record for good", e.getCause());
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka did not answer", e);
        } finally {
            waitingSinceMillis = 0;
        }
    }

    /** Enters the producer's buffer, in order; waits as long as the topic's metadata or the buffer's room are missing. */
    private Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
        while (true) {
            try {
                return producer.send(record);
            } catch (RetriableException e) {
                LOG.warn("Kafka does not take records now: {}", e.getMessage());
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
    }

    /** How long the oldest unanswered write has been waiting; 0 when none is. */
    public long stalledMillis() {
        long since = waitingSinceMillis;
        return since == 0 ? 0 : System.currentTimeMillis() - since;
    }

    @Override
    public void close() {
        producer.close(CLOSE_WAIT);
    }
}
