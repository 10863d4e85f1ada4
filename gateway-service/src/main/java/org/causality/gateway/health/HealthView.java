package org.causality.gateway.health;

import java.util.List;

/** @param operators of the set, in its order */
public record HealthView(List<OperatorHealth> operators) {

    public HealthView {
        operators = List.copyOf(operators);
    }

    public Grade grade() {
        return operators.stream().map(OperatorHealth::grade).reduce(Grade.WELL, Grade::worse);
    }

    /** Operators with this the matter. */
    public long count(HealthReason reason) {
        return operators.stream()
                .filter(one -> one.findings().stream().anyMatch(finding -> finding.reason() == reason))
                .count();
    }
}
