package org.causality.gateway.adapter.http;

import java.time.Instant;
import java.util.List;
import org.causality.gateway.health.Finding;
import org.causality.gateway.health.Grade;
import org.causality.gateway.health.HealthReason;
import org.causality.gateway.health.HealthView;
import org.causality.gateway.health.OperatorHealth;
import org.causality.gateway.health.Word;
import org.causality.gateway.ownership.LoadLevel;
import org.jspecify.annotations.Nullable;

/**
 * How the network is doing.
 *
 * @param grade the worst of its operators
 */
record HealthJson(Grade grade, List<OperatorJson> operators) {

    /**
     * @param heardAt null while it was never heard, as {@code lagTicks}
     * @param lagTicks behind this node when it last spoke
     * @param load null where it is not linked to this node, or links are fixed
     */
    record OperatorJson(
            String operator,
            String name,
            Grade grade,
            @Nullable String heardAt,
            @Nullable String lagTicks,
            @Nullable LoadLevel load,
            List<FindingJson> findings) {}

    record FindingJson(HealthReason reason, Grade grade, String sentence, String remedy) {}

    static HealthJson of(HealthView view) {
        return new HealthJson(
                view.grade(), view.operators().stream().map(HealthJson::of).toList());
    }

    private static OperatorJson of(OperatorHealth row) {
        Word word = row.word();
        String name = row.operator().name();
        return new OperatorJson(
                row.operator().key().hex(),
                name,
                row.grade(),
                word == null ? null : Instant.ofEpochMilli(word.heardMillis()).toString(),
                word == null ? null : Long.toUnsignedString(word.lagTicks()),
                row.load(),
                row.findings().stream().map(finding -> of(name, finding)).toList());
    }

    private static FindingJson of(String name, Finding finding) {
        HealthReason reason = finding.reason();
        return new FindingJson(reason, reason.grade(), name + " " + finding.sentence() + ".", reason.remedy());
    }
}
