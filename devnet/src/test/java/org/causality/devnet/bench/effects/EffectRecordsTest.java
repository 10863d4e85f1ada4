package org.causality.devnet.bench.effects;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EffectKind;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.adapter.RecordHeaders;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EffectRecordsTest {

    private final EffectRecords records = new EffectRecords("op1", 7);

    @Test
    void aResultCommandsTheEffectThatItsFactShows() {
        ProducerRecord<byte[], byte[]> result = records.result(3);
        JsonNode json = json(result);
        JsonNode purchase = json.path("purchase");
        assertThat(result.topic()).isEqualTo("causality.op1.jobs.events.v1");
        assertThat(RecordHeaders.text(result.headers(), RecordHeader.EVENT)).isEqualTo("ResultVerified");
        assertThat(purchase.path("effectId").asString())
                .isEqualTo(EffectId.expected(
                                EffectKind.INVOKE,
                                new ChainId(purchase.path("chain").asString()),
                                Bytes32.parseHex(json.path("statement").asString()),
                                Bytes.parseHex(purchase.path("emitter").asString()))
                        .hex());
        JsonNode fact = json(records.fact(3, false));
        for (String field : new String[] {"chain", "emitter", "key", "value"}) {
            assertThat(fact.path(field)).as(field).isEqualTo(purchase.path(field));
        }
    }

    @Test
    void itsFactBecomesFinal() {
        JsonNode unsafe = json(records.fact(3, false));
        JsonNode last = json(records.fact(3, true));
        assertThat(last.path("eventId")).isEqualTo(unsafe.path("eventId"));
        assertThat(unsafe.path("finality").asString()).isEqualTo("UNSAFE");
        assertThat(last.path("finality").asString()).isEqualTo("FINALIZED");
        assertThat(last.path("version").asInt())
                .isGreaterThan(unsafe.path("version").asInt());
    }

    @Test
    void runsDoNotMeet() {
        assertThat(json(records.result(3)).path("jobId"))
                .isNotEqualTo(json(new EffectRecords("op1", 8).result(3)).path("jobId"))
                .isNotEqualTo(json(records.result(4)).path("jobId"));
    }

    private static JsonNode json(ProducerRecord<byte[], byte[]> record) {
        return JsonMapper.shared().readTree(record.value());
    }
}
