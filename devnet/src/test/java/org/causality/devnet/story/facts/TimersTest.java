package org.causality.devnet.story.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimersTest {

    private static final String BEFORE = """
            # TYPE causality_orchestrator_verify_seconds summary
            causality_orchestrator_verify_seconds_count{reason="VALID",type="PROOF"} 1
            causality_orchestrator_verify_seconds_sum{reason="VALID",type="PROOF"} 0.5
            causality_orchestrator_verify_seconds_max{reason="VALID",type="PROOF"} 0.5
            causality_orchestrator_results_total{reason="VERIFIED",type="PROOF"} 7.0
            """;

    private static final String AFTER = """
            causality_orchestrator_verify_seconds_count{reason="VALID",type="PROOF"} 5
            causality_orchestrator_verify_seconds_sum{reason="VALID",type="PROOF"} 0.54
            causality_orchestrator_decision_seconds_count{reason="DECIDED",type="SLOT"} 2
            causality_orchestrator_decision_seconds_sum{reason="DECIDED",type="SLOT"} 4.1
            causality_orchestrator_prove_seconds_count{reason="DECLARED",type="PROOF"} 0
            causality_orchestrator_prove_seconds_sum{reason="DECLARED",type="PROOF"} 0.0
            """;

    @Test
    void onlyWhatWasTimedMeanwhileIsTold() {
        Timers before = new Timers(Timers.parse("op1", BEFORE));
        assertThat(new Timers(Timers.parse("op1", AFTER)).since(before))
                .isEqualTo(List.of(
                        new Timers.Timed("op1", "decision SLOT DECIDED", 2, 2_050),
                        new Timers.Timed("op1", "verify PROOF VALID", 4, 10)));
    }

    @Test
    void noMetricsAreNoTimers() {
        assertThat(Timers.parse("op1", "nothing of the kind\n")).isEmpty();
    }
}
