package org.causality.mempool;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.causality.model.wire.FeedMuted;

/** Stands for the causal core: stamps what is asked for and delivers it, in a dense sequence, each draft once. */
public final class SimulatedCore implements AutoCloseable {
    private final String operator;
    private final KafkaTopicReader reader;
    private final KafkaProducer<byte[], byte[]> producer;
    private final SigningKey feed = SigningKey.generate(new SecureRandom());
    private final Map<String, MessageId> stamped = new HashMap<>();
    private long sequence;
    private long time;

    public SimulatedCore(String bootstrapServers, String operator) {
        this.operator = operator;
        this.reader = new KafkaTopicReader(bootstrapServers, operator);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Delivers every draft that was published and not delivered yet. */
    public List<MessageId> deliverPublished() {
        List<MessageId> delivered = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : reader.all(TopicCatalogue.PUBLISH)) {
            Draft draft = Draft.decode(Bytes.wrap(record.value())).orThrow();
            if (!stamped.containsKey(draft.id().hex())) {
                MessageId id = deliver(draft.payload(), draft.dependencies());
                stamped.put(draft.id().hex(), id);
                delivered.add(id);
            }
        }
        return delivered;
    }

    public MessageId deliver(Payload payload, List<MessageId> dependencies) {
        Envelope envelope = envelope(payload, dependencies, ++time);
        write(envelope, ++sequence);
        return envelope.id();
    }

    /** The same record again, under the sequence it had: what a crash of the core leaves behind. */
    public void repeat(Envelope envelope, long itsSequence) {
        write(envelope, itsSequence);
    }

    public Envelope next(Payload payload, List<MessageId> dependencies) {
        return envelope(payload, dependencies, ++time);
    }

    public long write(Envelope envelope) {
        write(envelope, ++sequence);
        return sequence;
    }

    public void deliverMute() {
        FeedMuted muted =
                new FeedMuted(feed.publicKey(), new MessageId(feed.publicKey().value()), 7, "FALSE_TIME");
        send(
                new RecordKey(new LamportTime(time), feed.publicKey().value()),
                muted.encode(),
                FeedMuted.CONTENT,
                "KeyCertificate");
    }

    /** A record of the core's own that holds nothing: it only moves the sequence on. */
    public void deliverTick() {
        send(new RecordKey(LamportTime.ZERO, new Bytes32(0, 0, 0, sequence + 1)), Bytes.ascii("tick"), "TICK", "TICK");
    }

    public void deliverRubbish() {
        send(
                new RecordKey(new LamportTime(time), feed.publicKey().value()),
                Bytes.ascii("no envelope at all"),
                "envelope",
                "UserOrder");
    }

    private void send(RecordKey key, Bytes value, String content, String type) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(TopicCatalogue.DELIVERED.fullName(operator), 0, key.toArray(), value.toArray());
        RecordHeaders.put(record.headers(), RecordHeader.CONTENT, content);
        RecordHeaders.put(record.headers(), RecordHeader.TYPE, type);
        RecordHeaders.put(record.headers(), RecordHeader.DELIVERY_SEQUENCE, ++sequence);
        await(record);
    }

    private Envelope envelope(Payload payload, List<MessageId> dependencies, long at) {
        Bytes body = payload.encode();
        Header header = new Header(
                Wallet.NETWORK,
                Header.VERSION,
                payload.type().code(),
                new LamportTime(at),
                null,
                0,
                List.of(),
                dependencies,
                List.of(),
                payload.lane().slot(16),
                feed.publicKey(),
                Envelope.digest(body),
                body.size());
        return new Envelope(SignedHeader.sign(header, feed), body);
    }

    private void write(Envelope envelope, long itsSequence) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                TopicCatalogue.DELIVERED.fullName(operator),
                0,
                RecordKey.of(envelope.stamp()).toArray(),
                envelope.encode().toArray());
        RecordHeaders.put(record.headers(), RecordHeader.CONTENT, "envelope");
        RecordHeaders.put(
                record.headers(),
                RecordHeader.TYPE,
                MessageType.ofCode(envelope.header().type()).orElseThrow().seedName());
        RecordHeaders.put(record.headers(), RecordHeader.DELIVERY_SEQUENCE, itsSequence);
        RecordHeaders.put(
                record.headers(), RecordHeader.MESSAGE_ID, envelope.id().hex());
        record.headers().add("unrelated", "x".getBytes(StandardCharsets.UTF_8));
        await(record);
    }

    private void await(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public long sequence() {
        return sequence;
    }

    @Override
    public void close() {
        producer.close();
    }
}
