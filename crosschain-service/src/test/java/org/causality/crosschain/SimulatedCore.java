package org.causality.crosschain;

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
import org.causality.model.key.SigningKey;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.NetworkId;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;

/** Stands for the causal core: stamps what is asked for and delivers it, in a dense sequence, each draft once. */
public final class SimulatedCore implements AutoCloseable {
    public static final NetworkId NETWORK = new NetworkId("test");

    private final String operator;
    private final KafkaTopicReader reader;
    private final KafkaProducer<byte[], byte[]> producer;
    private final SigningKey feed = SigningKey.generate(new SecureRandom());
    private final Map<String, Payload> stamped = new HashMap<>();
    private long sequence;

    public SimulatedCore(String bootstrapServers, String operator) {
        this.operator = operator;
        this.reader = new KafkaTopicReader(bootstrapServers, operator);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    public long sequence() {
        return sequence;
    }

    /** Delivers every draft that was published and not delivered yet; answers what they said. */
    public List<Payload> deliverPublished() {
        List<Payload> delivered = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : reader.all(TopicCatalogue.PUBLISH)) {
            Draft draft = Draft.decode(Bytes.wrap(record.value())).orThrow();
            if (stamped.put(draft.id().hex(), draft.payload()) == null) {
                deliver(draft.payload(), draft.dependencies());
                delivered.add(draft.payload());
            }
        }
        return delivered;
    }

    /** What the first draft said. */
    public Payload firstSaid() {
        return Draft.decode(
                        Bytes.wrap(reader.all(TopicCatalogue.PUBLISH).getFirst().value()))
                .orThrow()
                .payload();
    }

    public MessageId deliver(Payload payload, List<MessageId> dependencies) {
        Envelope envelope = envelope(payload, dependencies, sequence + 1);
        write(envelope, ++sequence);
        return envelope.id();
    }

    /** The record of a sequence again: what a crash of the core leaves behind. */
    public void repeat(Payload payload, long itsSequence) {
        write(envelope(payload, List.of(), itsSequence), itsSequence);
    }

    private Envelope envelope(Payload payload, List<MessageId> dependencies, long at) {
        Bytes body = payload.encode();
        Header header = new Header(
                NETWORK,
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

    /** A delivery that nobody can read. */
    public void deliverRubbish() {
        Bytes rubbish = Bytes.ascii("no envelope at all");
        RecordKey key = new RecordKey(new LamportTime(1), Envelope.digest(rubbish));
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(TopicCatalogue.DELIVERED.fullName(operator), 0, key.toArray(), rubbish.toArray());
        RecordHeaders.put(record.headers(), RecordHeader.CONTENT, "envelope");
        RecordHeaders.put(record.headers(), RecordHeader.TYPE, MessageType.CROSS_CHAIN_EVENT.seedName());
        RecordHeaders.put(record.headers(), RecordHeader.DELIVERY_SEQUENCE, ++sequence);
        send(record);
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
        send(record);
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            var _ = producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
