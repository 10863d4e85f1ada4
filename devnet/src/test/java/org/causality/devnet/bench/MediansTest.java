package org.causality.devnet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MediansTest {

    private final Medians medians = new Medians(List.of(run(3, 10), run(1, 30), run(2, 20)));

    private static JsonNode run(int cpu, int p50) {
        return JsonMapper.shared().readTree("""
                {"mode": "open loop", "cpu": %d, "visible": [{"operator": "op1", "afterPost": {"p50": %d}}]}""".formatted(cpu, p50));
    }

    @Test
    void everyFigureHasItsOwnMedian() {
        assertThat(medians.json().path("medians").toString())
                .isEqualTo("{\"cpu\":2.0,\"visible.0.afterPost.p50\":20.0}");
        assertThat(medians.json().path("each")).hasSize(3);
    }

    @Test
    void theTableShowsTheSpreadToo() {
        assertThat(medians.lines()).anyMatch(line -> line.matches("visible.0.afterPost.p50 +20.0 +10.0 +30.0"));
    }
}
