package org.causality.devnet.bench.effects;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EffectKind;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.LamportTime;
import org.causality.model.network.ChainId;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a neighbour writes of effect number n: the result that commands it, and the fact that shows it, first in a block,
 * then in a final one. Shapes: {@code jobs.events} and {@code chains.events} of docs/topics.md.
 *
 * @param seed keeps the ids of different runs apart
 */
record EffectRecords(String operator, long seed) {

    private static final ChainId CHAIN = new ChainId("eip155:31337");
    private static final Bytes SETTLEMENT = Bytes.parseHex("0x00000000000000000000000000000000000000aa");

    /** Spreads ids like hashes, so that indexes are as wide as in earnest. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private enum Part {
        JOB(1),
        STATEMENT(2),
        ROOT(3),
        KEY(4),
        FACT(5),
        BLOCK(6),
        ORDER(7),
        CAUSE(8);

        final int code;

        Part(int code) {
            this.code = code;
        }
    }

    /** Registers the effect: PENDING. */
    ProducerRecord<byte[], byte[]> result(long number) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("jobId", hex(number, Part.JOB));
        json.put("operator", hex(0, Part.JOB));
        json.put("statement", hex(number, Part.STATEMENT));
        json.put("orders", List.of(hex(number, Part.ORDER)));
        json.put("facts", List.of());
        json.put("root", hex(number, Part.ROOT));
        json.put(
                "purchase",
                Map.of(
                        "effectId", effect(number).hex(),
                        "chain", CHAIN.value(),
                        "emitter", SETTLEMENT.hex(),
                        "key", hex(number, Part.KEY),
                        "value", hex(number, Part.ROOT)));
        return record(TopicCatalogue.JOBS_EVENTS, "ResultVerified", number, json);
    }

    /** Proves it, and then finalizes it. */
    ProducerRecord<byte[], byte[]> fact(long number, boolean isFinal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("eventId", hex(number, Part.FACT));
        json.put("chain", CHAIN.value());
        json.put("height", Long.toString(number));
        json.put("blockHash", hex(number, Part.BLOCK));
        json.put("kind", "STATE_VALUE");
        json.put("emitter", SETTLEMENT.hex());
        json.put("key", hex(number, Part.KEY));
        json.put("value", hex(number, Part.ROOT));
        json.put("finality", isFinal ? "FINALIZED" : "UNSAFE");
        json.put("verdict", "VALID");
        json.put("reason", "PROVEN");
        json.put("version", isFinal ? "2" : "1");
        return record(TopicCatalogue.CHAINS_EVENTS, "FactJudged", number, json);
    }

    private EffectId effect(long number) {
        return EffectId.expected(EffectKind.INVOKE, CHAIN, word(number, Part.STATEMENT), SETTLEMENT);
    }

    private ProducerRecord<byte[], byte[]> record(Topic topic, String event, long number, Map<String, Object> json) {
        Bytes32 cause = word(number, Part.CAUSE);
        json.put("cause", cause.hex());
        json.put("lamport", Long.toString(number));
        json.put("at", Instant.EPOCH.toString());
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic.fullName(operator),
                CHAIN.lane().slot(topic.partitions()),
                new RecordKey(new LamportTime(number), cause).toArray(),
                JsonMapper.shared().writeValueAsString(json).getBytes(StandardCharsets.UTF_8));
        RecordHeaders.put(record.headers(), RecordHeader.EVENT, event);
        RecordHeaders.put(record.headers(), RecordHeader.DELIVERY_SEQUENCE, number);
        return record;
    }

    private String hex(long number, Part part) {
        return word(number, part).hex();
    }

    private Bytes32 word(long number, Part part) {
        return new Bytes32((seed + number) * SPREAD, part.code, number, seed);
    }
}
