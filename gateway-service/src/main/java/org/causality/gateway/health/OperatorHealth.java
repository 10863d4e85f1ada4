package org.causality.gateway.health;

import java.util.List;
import org.causality.gateway.ownership.LoadLevel;
import org.causality.model.network.Operator;
import org.jspecify.annotations.Nullable;

/**
 * One operator.
 *
 * @param word its newest, however old; null while it was never heard
 * @param load as its signed peer record says; null where it is not linked to us
 */
public record OperatorHealth(
        Operator operator, @Nullable Word word, @Nullable LoadLevel load, List<Finding> findings) {

    public OperatorHealth {
        findings = List.copyOf(findings);
    }

    public Grade grade() {
        return findings.stream().map(finding -> finding.reason().grade()).reduce(Grade.WELL, Grade::worse);
    }
}
