package org.causality.model.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.causality.model.Rewrite;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void aCodeHasOneMeaningInAllAreas() {
        assertThat(Reason.all()).extracting(Reason::code).doesNotHaveDuplicates();
    }

    @Test
    void everyCodeIsFoundByItsName() {
        assertThat(Reason.all())
                .allSatisfy(reason -> assertThat(Reason.ofCode(reason.code())).isSameAs(reason));
        assertThat(Reason.ofCode("NO_SUCH_REASON")).isNull();
    }

    @Test
    void everyReasonExplainsItselfInOneSentenceAndSaysWhatToDo() {
        assertThat(Reason.all()).allSatisfy(reason -> {
            assertThat(reason.explanation()).matches("[A-Z].*\\.").doesNotContain(". ");
            assertThat(reason.remedy()).matches("[A-Z].*\\.");
            assertThat(reason.urn()).isEqualTo("urn:causality:reason:" + reason.code());
            assertThat(reason.httpStatus()).isBetween(200, 599);
        });
    }

    @Test
    void whatPassesByItselfIsRetryable() {
        assertThat(Reason.all())
                .filteredOn(reason -> reason.httpStatus() == 429 || reason.httpStatus() == 503)
                .allMatch(Reason::retryable);
    }

    @Test
    void theTableInTheDocsIsThisOne() {
        Rewrite.check("docs/reasons.md", document());
    }

    private static String document() {
        return """
                # Reason codes
                Made from the enums in `org.causality.model.reason` by a test. The same code stands in problem documents \
                (`urn:causality:reason:<CODE>`), events, metrics and logs.
                """
                + area("At the edge", EdgeReason.values())
                + area("In the causal core", CausalReason.values())
                + area("Claims of checkpoints", CheckpointReason.values())
                + area("At admission", AdmissionReason.values())
                + area("Any life cycle", LifecycleReason.values())
                + area("Why an order changed", OrderReason.values())
                + area("Why a computation job changed", ComputationReason.values())
                + area("Why an effect changed", EffectReason.values())
                + area("Why a journey changed", JourneyReason.values())
                + area("Hidden orders and receipts", PrivacyReason.values())
                + area("Blobs", BlobReason.values());
    }

    private static String area(String title, Reason[] reasons) {
        String rows = List.of(reasons).stream().map(ReasonTest::row).collect(Collectors.joining());
        return "\n## " + title + "\n| code | HTTP | retry | what happened | what to do |\n|---|---|---|---|---|\n"
                + rows;
    }

    private static String row(Reason reason) {
        return "| %s | %d | %s | %s | %s |%n"
                .formatted(
                        reason.code(),
                        reason.httpStatus(),
                        reason.retryable() ? "yes" : "no",
                        reason.explanation(),
                        reason.remedy());
    }
}
