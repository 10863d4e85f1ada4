package org.causality.devnet.story.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasuredProcessTest {

    private final MeasuredProcess self =
            new MeasuredProcess(ProcessHandle.current().pid());

    @Test
    void aShareOfNothingIsNothing() {
        assertThat(MeasuredProcess.share(1_000, 3)).isEqualTo(333.33);
        assertThat(MeasuredProcess.share(1_000, 0)).isZero();
    }

    @Test
    void aFamilyHasUsedWhatItsHeadHas() {
        long head = self.cpuMillis();
        assertThat(head).isPositive();
        assertThat(self.familyCpuMillis()).isGreaterThanOrEqualTo(head);
    }

    @Test
    void aProcessNobodyNamedUsesNothing() {
        assertThat(MeasuredProcess.NONE.cpuMillis()).isZero();
        assertThat(MeasuredProcess.NONE.rssPeakBytes()).isZero();
    }
}
