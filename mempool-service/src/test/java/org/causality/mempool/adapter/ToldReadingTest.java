package org.causality.mempool.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.causality.backbone.log.LogRecord;
import org.causality.mempool.SimulatedNeighbours;
import org.causality.mempool.book.Cursor;
import org.causality.mempool.book.JobNews;
import org.causality.mempool.fact.FactNews;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.order.Finality;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/** What other services tell, as records. */
class ToldReadingTest {
    private static final String ID = new Bytes32(4, 4, 4, 4).hex();
    private static final String CAUSE = "\"cause\":\"" + ID + "\",\"lamport\":\"77\"";

    private static LogRecord record(Topic topic, String event, byte[] value) {
        Map<String, byte[]> headers = new HashMap<>();
        headers.put(RecordHeader.EVENT.key(), event.getBytes(UTF_8));
        headers.put(RecordHeader.DELIVERY_SEQUENCE.key(), "7".getBytes(UTF_8));
        headers.put(RecordHeader.INDEX.key(), "3".getBytes(UTF_8));
        return new LogRecord(topic, 2, 11, 1_000, new byte[40], value, headers);
    }

    private static JobNews job(String event, String fields) {
        byte[] json = ("{" + fields + "," + CAUSE + ",\"newer\":{}}").getBytes(UTF_8);
        return Objects.requireNonNull(JobReading.read(record(TopicCatalogue.JOBS_EVENTS, event, json)));
    }

    private static FactNews fact(String event, String fields) {
        byte[] json = ("{\"eventId\":\"" + ID + "\",\"chain\":\"eip155:1\",\"height\":\"9\",\"emitter\":\"0xab\","
                        + "\"key\":\"0x01\",\"value\":\"0x05\"," + fields + "}")
                .getBytes(UTF_8);
        return Objects.requireNonNull(FactReading.read(record(TopicCatalogue.CHAINS_EVENTS, event, json)));
    }

    private static String named(String more) {
        return "\"jobId\":\"" + ID + "\",\"slot\":" + SimulatedNeighbours.slot(13) + ",\"orders\":[\"" + ID + "\"]"
                + more;
    }

    @Test
    void newsHaveTheirPlaceCauseAndOrders() {
        JobNews news = job("SlotDecided", named(",\"turns\":[]"));
        assertThat(news.place()).isEqualTo(new Cursor(7, 3));
        assertThat(news.cause().id().hex()).isEqualTo(ID);
        assertThat(news.cause().time().value()).isEqualTo(77);
        assertThat(news.at().toEpochMilli()).isEqualTo(1_000);
        assertThat(news.orders()).hasSize(1);
        assertThat(news.content()).isInstanceOf(JobNews.SlotDecided.class);
    }

    @Test
    void everyKindThatMovesOrdersIsRead() {
        assertThat(job("StatusChanged", named(",\"to\":\"PROVING\"")).content())
                .isInstanceOfSatisfying(
                        JobNews.OwnJobMoved.class,
                        moved -> assertThat(moved.status()).isEqualTo(ComputationStatus.PROVING));
        assertThat(job("ResultVerified", named("")).content()).isInstanceOf(JobNews.ResultVerified.class);
        assertThat(job("StepAnchored", named(",\"final\":true")).content()).isEqualTo(new JobNews.StepAnchored(true));
        assertThat(job("StepFell", named(",\"reason\":\"REORG\"")).content())
                .isInstanceOfSatisfying(JobNews.StepFell.class, fell -> {
                    assertThat(fell.job()).isEqualTo(JobId.parseHex(ID));
                    assertThat(fell.slot().index()).isEqualTo(13);
                    assertThat(fell.why()).isEqualTo(JobNews.Fall.REORG);
                });
        assertThat(job("LineageMoved", "\"slot\":" + SimulatedNeighbours.slot(14))
                        .content())
                .isInstanceOf(JobNews.LineageMoved.class);
    }

    @Test
    void anOrchestratorThatNamesNoOrdersMovesNone() {
        assertThat(job("ResultVerified", "\"slot\":" + SimulatedNeighbours.slot(13))
                        .orders())
                .isEmpty();
    }

    @Test
    void whatMovesNothingIsNoNews() {
        for (String event : List.of("Progress", "ResultRefused", "Whatever", "")) {
            assertThat(JobReading.read(record(TopicCatalogue.JOBS_EVENTS, event, new byte[0])))
                    .isNull();
            assertThat(FactReading.read(record(TopicCatalogue.CHAINS_EVENTS, event, new byte[0])))
                    .isNull();
        }
    }

    @Test
    void moreOrdersThanAnIntentNamesAreUnreadable() {
        String orders = String.join(",", java.util.Collections.nCopies(65, "\"" + ID + "\""));
        assertThatThrownBy(() -> job("ResultVerified", "\"jobId\":\"" + ID + "\",\"orders\":[" + orders + "]"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyValidFactsAreKnown() {
        FactNews valid = fact(
                "FactJudged",
                "\"kind\":\"STATE_VALUE\",\"verdict\":\"VALID\",\"finality\":\"SAFE\",\"retracted\":false");
        assertThat(valid).isInstanceOfSatisfying(FactNews.Valid.class, news -> {
            assertThat(news.fact().value()).isEqualTo(U256.of(5));
            assertThat(news.fact().finality()).isEqualTo(Finality.SAFE);
            assertThat(news.fact().key().key()).isEqualTo("0xab/0x01");
        });
        assertThat(fact("FactJudged", "\"kind\":\"STATE_VALUE\",\"verdict\":\"NOT_YET\",\"retracted\":false"))
                .isInstanceOf(FactNews.TakenBack.class);
        assertThat(fact("FactRetracted", "\"kind\":\"STATE_VALUE\",\"verdict\":\"RETRACTED\",\"retracted\":true"))
                .isInstanceOf(FactNews.TakenBack.class);
    }

    @Test
    void aLogRaisesItsChainOnly() {
        assertThat(fact(
                        "FactJudged",
                        "\"kind\":\"LOG\",\"verdict\":\"VALID\",\"finality\":\"SAFE\",\"retracted\":false"))
                .isInstanceOf(FactNews.BlockSeen.class);
    }

    /** Read, or refused by one of the two ways the consumer expects. */
    private static void readOrRefused(String event, byte[] value) {
        for (Topic topic : List.of(TopicCatalogue.JOBS_EVENTS, TopicCatalogue.CHAINS_EVENTS)) {
            LogRecord record = record(topic, event, value);
            try {
                Object _ = topic.equals(TopicCatalogue.JOBS_EVENTS)
                        ? Objects.requireNonNullElse(JobReading.read(record), "")
                        : Objects.requireNonNullElse(FactReading.read(record), "");
            } catch (IllegalArgumentException | JacksonException e) {
                assertThat(e).isNotNull();
            }
        }
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] value, @ForAll @IntRange(max = 6) int which) {
        readOrRefused(kinds().get(which), value);
    }

    @Property
    void anyFieldMayBeMissingNullOrOfAnotherKind(
            @ForAll @Size(11) List<@IntRange(min = 0, max = 4) Integer> values, @ForAll @IntRange(max = 6) int which) {
        List<String> names = List.of(
                "jobId", "slot", "orders", "to", "reason", "final", "cause", "lamport", "eventId", "verdict", "kind");
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String value = switch (values.get(i)) {
                case 0 -> "null";
                case 1 -> "\"" + ID + "\"";
                case 2 -> "[null]";
                case 3 -> "{\"lineage\":null}";
                default -> "";
            };
            if (!value.isEmpty()) {
                fields.add("\"" + names.get(i) + "\":" + value);
            }
        }
        readOrRefused(kinds().get(which), ("{" + String.join(",", fields) + "}").getBytes(UTF_8));
        readOrRefused(kinds().get(which), "null".getBytes(UTF_8));
    }

    private static List<String> kinds() {
        return List.of(
                "StatusChanged",
                "SlotDecided",
                "ResultVerified",
                "StepAnchored",
                "StepFell",
                "LineageMoved",
                "FactJudged");
    }
}
