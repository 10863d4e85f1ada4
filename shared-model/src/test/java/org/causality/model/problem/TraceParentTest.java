package org.causality.model.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class TraceParentTest {
    private static final UUID FRESH = new UUID(0x1234, 0x5678);
    private static final String FRESH_ID = "00000000000012340000000000005678";
    private static final String GIVEN = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void theCallersTraceIsKept() {
        assertThat(TraceParent.traceId("00-" + GIVEN + "-00f067aa0ba902b7-01", FRESH))
                .isEqualTo(GIVEN);
    }

    @Test
    void withoutOneOrWithRubbishATraceBegins() {
        assertThat(TraceParent.traceId(null, FRESH)).isEqualTo(FRESH_ID);
        assertThat(TraceParent.traceId("01-" + GIVEN + "-00f067aa0ba902b7-01", FRESH))
                .isEqualTo(FRESH_ID);
        assertThat(TraceParent.traceId("00-" + GIVEN + "-\r\n", FRESH)).isEqualTo(FRESH_ID);
    }

    @Test
    void whatIsSentOnIsReadBack() {
        String header = TraceParent.of(GIVEN, FRESH);
        assertThat(header).isEqualTo("00-" + GIVEN + "-0000000000005678-01");
        assertThat(TraceParent.traceId(header, FRESH)).isEqualTo(GIVEN);
    }
}
