package org.causality.mempool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.LamportTime;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;

/** Stands for the orchestrator and the crosschain service: tells what a test wants told, at the places it wants. */
public final class SimulatedNeighbours implements AutoCloseable {
    public static final String LINEAGE = new Bytes32(7, 7, 7, 1).hex();

    private final String operator;
    private final KafkaProducer<byte[], byte[]> producer;

    public SimulatedNeighbours(String bootstrapServers, String operator) {
        this.operator = operator;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A slot of {@link #LINEAGE} as JSON. */
    public static String slot(int index) {
        return "{\"lineage\":\"%s\",\"parentOutput\":\"%s\",\"index\":\"%d\"}"
                .formatted(LINEAGE, new Bytes32(8, 8, 8, index).hex(), index);
    }

    public static String job(int number) {
        return new Bytes32(9, 9, 9, number).hex();
    }

    public static String event(int number) {
        return new Bytes32(5, 5, 5, number).hex();
    }

    /** @param fields JSON without braces; cause and time are added */
    public void job(String event, long sequence, int index, String fields) {
        send(TopicCatalogue.JOBS_EVENTS, event, sequence, index, json(fields));
    }

    /** A state value at slot 0 of the contract 0xab, as the own client judged it. */
    public void fact(int number, long height, String value, String finality, String verdict, long sequence, int index) {
        String fields = """
                "eventId":"%s","chain":"eip155:1","height":"%d","kind":"STATE_VALUE","emitter":"0xab","key":"0x00",\
                "value":"%s",%s"verdict":"%s","retracted":%s""".formatted(
                        event(number),
                        height,
                        value,
                        finality.isEmpty() ? "" : "\"finality\":\"" + finality + "\",",
                        verdict,
                        verdict.equals("RETRACTED"));
        String event = verdict.equals("RETRACTED") ? "FactRetracted" : "FactJudged";
        send(TopicCatalogue.CHAINS_EVENTS, event, sequence, index, json(fields));
    }

    public void progress(Topic topic, long sequence) {
        send(topic, "Progress", sequence, 0, new byte[0]);
    }

    private static byte[] json(String fields) {
        return ("{" + fields + ",\"cause\":\"" + new Bytes32(6, 6, 6, 6).hex() + "\",\"lamport\":\"77\",\"new\":1}")
                .getBytes(UTF_8);
    }

    /** All of it goes to one partition: its places rise. */
    public void send(Topic topic, String event, long sequence, int index, byte[] value) {
        byte[] key = new RecordKey(new LamportTime(77), new Bytes32(6, 6, 6, 6)).toArray();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.fullName(operator), 1, key, value);
        RecordHeaders.put(record.headers(), RecordHeader.EVENT, event);
        RecordHeaders.put(record.headers(), RecordHeader.DELIVERY_SEQUENCE, sequence);
        RecordHeaders.put(record.headers(), RecordHeader.INDEX, index);
        try {
            producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
