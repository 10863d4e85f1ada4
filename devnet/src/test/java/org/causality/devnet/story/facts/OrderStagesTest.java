package org.causality.devnet.story.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.causality.devnet.story.api.Cursor;
import org.causality.devnet.story.api.EventLog;
import org.causality.devnet.story.api.EventStream;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.figures.Spread;
import org.causality.devnet.story.figures.WatchedOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What operators told of one order, at milliseconds after its POST. */
class OrderStagesTest {

    private static final long SENT = 1_000_000_000;
    private static final long GROWN = SENT + 5_000_000_000L;
    private static final Passage ORDER = new Passage("0x01", SENT, GROWN, Set.of("0xa1", "0xa2"));

    private final HttpClient http = OperatorApi.newHttp();
    private final List<WatchedOperator<EventLog>> operators = new ArrayList<>();

    @AfterEach
    void close() {
        operators.forEach(WatchedOperator::close);
        http.shutdownNow();
    }

    @Test
    void stagesAreBetweenTheEventsOfOneOperator() {
        EventLog winner = operator("op1");
        tell(winner, 60, "message", "{'type': 'ComputationIntent', 'payload': {'jobId': '0xbb'}}"); // another step's
        tell(winner, 50, "order", "{'orderId': '0x01', 'to': 'OPEN'}");
        tell(winner, 100, "message", "{'type': 'ComputationIntent', 'payload': {'jobId': '0xa2'}}");
        tell(winner, 2_100, "job", "{'event': 'SlotDecided', 'orders': ['0x01']}");
        tell(winner, 2_200, "job", "{'event': 'StatusChanged', 'to': 'PROVING', 'orders': ['0x01']}");
        tell(winner, 3_000, "job", "{'event': 'StatusChanged', 'to': 'PROVEN', 'orders': ['0x01']}");
        tellProven(winner, 3_100, 3_200);
        EventLog other = operator("op2");
        tell(other, 150, "message", "{'type': 'ComputationIntent', 'payload': {'jobId': '0xa1'}}");
        tell(other, 2_250, "job", "{'event': 'SlotDecided', 'orders': ['0x01']}");
        tellProven(other, 3_300, 3_330);

        assertThat(row("intent → winner", Row.ANY)).isEqualTo(new Spread(2, 2_000, 2_100, 2_100));
        assertThat(row("intent → winner", Row.LAST)).isEqualTo(new Spread(1, 2_100, 2_100, 2_100));
        assertThat(row("prove", "who proved it")).isEqualTo(new Spread(1, 800, 800, 800));
        assertThat(row("announced → verified", Row.ANY)).isEqualTo(new Spread(2, 30, 100, 100));
        assertThat(row("POST → effect PROVEN", Row.LAST)).isEqualTo(new Spread(1, 3_430, 3_430, 3_430));
        assertThat(row("chain grown → effect FINALIZED", Row.ANY)).isEqualTo(new Spread(2, 300, 430, 430));
        assertThat(row("POST → order OPEN", Row.ANY).count()).isOne();
        assertThat(row("POST → order OPEN", Row.LAST).count()).isZero();
    }

    private static void tellProven(EventLog log, long announced, long verified) {
        tell(log, announced - 90, "message", "{'type': 'ProofAnnouncement', 'payload': {'jobId': '0xbb'}}");
        tell(log, announced, "message", "{'type': 'ProofAnnouncement', 'payload': {'jobId': '0xa1'}}");
        tell(
                log,
                verified,
                "job",
                "{'event': 'ResultVerified', 'jobId': '0xa1', 'orders': ['0x01'], 'purchase': {'effectId': '0xee'}}");
        tell(log, verified + 50, "effect", "{'effectId': '0xff', 'to': 'PROVEN'}"); // another one
        tell(log, verified + 100, "effect", "{'effectId': '0xee', 'to': 'PROVEN'}");
        tell(log, verified + 2_100, "effect", "{'effectId': '0xee', 'to': 'FINALIZED'}");
    }

    private Spread row(String stage, String at) {
        return new OrderStages(new Witness(operators), List.of(ORDER))
                .rows().stream()
                        .filter(row -> row.stage().equals(stage) && row.at().equals(at))
                        .findFirst()
                        .orElseThrow()
                        .took();
    }

    /** Its stream leads nowhere; the test tells what it would have. */
    private EventLog operator(String name) {
        OperatorApi away = new OperatorApi(URI.create("http://127.0.0.1:1"), http);
        EventLog log = new EventLog();
        EventStream stream = EventStream.after(away, "types=order", new Cursor(0, 0), new EventLog());
        operators.add(new WatchedOperator<>(operators.size() + 1, name, away, log, stream));
        return log;
    }

    private static void tell(EventLog log, long millis, String type, String data) {
        log.event(new ServerEvent(
                new Cursor(1, 0),
                type,
                JsonMapper.shared().readTree(data.replace('\'', '"')),
                SENT + millis * 1_000_000));
    }
}
