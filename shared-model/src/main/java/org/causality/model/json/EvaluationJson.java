package org.causality.model.json;

import java.util.List;
import org.causality.model.order.ConditionEvaluation;

/** A {@link ConditionEvaluation} as the API shows it: the answer to why an order is or is not taken up. */
public record EvaluationJson(String verdict, String why, List<FindingJson> findings) {

    /** One leaf: what is asked, SATISFIED, UNSATISFIED or UNKNOWN, and what is known. */
    public record FindingJson(String what, String verdict, String detail) {}

    public static EvaluationJson of(ConditionEvaluation evaluation) {
        return new EvaluationJson(
                evaluation.verdict().name(),
                evaluation.why(),
                evaluation.findings().stream()
                        .map(finding -> new FindingJson(
                                finding.what(), finding.verdict().name(), finding.detail()))
                        .toList());
    }
}
