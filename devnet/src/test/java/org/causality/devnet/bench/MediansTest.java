package org.causality.devnet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MediansTest {

    private final Medians medians =
            new Medians(List.of(run("3.5", 10, ""), run("1", 30, ", \"answers\": {\"429\": 9}"), run("2.5", 20, "")));

    private static JsonNode run(String cpu, int p50, String more) {
        return JsonMapper.shared().readTree("""
                {"mode": "open loop", "cpuMillisPerOrder": %s, "visible": [{"operator": "op1", "afterPost": {"p50": %d}}]%s}""".formatted(cpu, p50, more));
    }

    @Test
    void everyFigureHasItsOwnMedian() {
        assertThat(medians.json().path("medians").toString())
                .isEqualTo("{\"cpuMillisPerOrder\":2.5,\"visible.op1.afterPost.p50\":20.0,\"answers.429\":0.0}");
        assertThat(medians.json().path("each")).hasSize(3);
    }

    @Test
    void theTableShowsTheSpreadToo() {
        assertThat(medians.lines()).anyMatch(line -> line.matches("visible at op1: p50, ms +20 +10 +30"));
        assertThat(medians.lines()).anyMatch(line -> line.matches("CPU per order, ms +2.5 +1 +3.5"));
    }

    @Test
    void aFigureThatOnlyOneRunHasIsNoneInTheOthers() {
        assertThat(medians.lines()).anyMatch(line -> line.matches("answers 429 +0 +0 +9"));
    }

    @Test
    void aStageIsNamedByWhereItWasGoneThrough() {
        Medians staged = new Medians(List.of(JsonMapper.shared().readTree("""
                {"stages": [{"stage": "POST → verified", "at": "op1", "missing": 1, "took": {"count": 9, "p50": 2.5}}],
                 "timers": [{"timer": "verify PROOF VALID", "at": "op1", "meanMillis": 7}], "cpuMillisPerFact": 12}""")));
        assertThat(staged.lines())
                .anyMatch(line -> line.matches("POST → verified at op1: p50, ms +2.5.*"))
                .anyMatch(line -> line.matches("POST → verified at op1: missing +1 .*"))
                .anyMatch(line -> line.matches("own timer verify PROOF VALID at op1: meanMillis +7 .*"))
                .anyMatch(line -> line.matches("CPU per fact, ms +12 .*"));
    }
}
