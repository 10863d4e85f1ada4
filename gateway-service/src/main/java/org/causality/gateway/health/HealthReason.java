package org.causality.gateway.health;

/** What can be the matter with an operator's node, with what to do about it. */
public enum HealthReason {
    OPERATOR_SILENT(Grade.WRONG, "See whether its propagation-service runs, and the links towards it."),
    DIVERGED_HEADS(
            Grade.WRONG, "Recovery between the two should have begun; see causality_gateway_recoveries_total on both."),
    LAGS(Grade.WATCH, "Normal after a restart. If it stays, its core or its links are too slow."),
    HOLDS_BACK(Grade.WATCH, "If it stays, an operator that has the missing messages is not reachable."),
    OVERLOADED(Grade.WATCH, "Work shifts to others by itself; if it stays, give the node more or let others join."),
    OTHER_VERSION(Grade.NOTE, "Normal while an upgrade goes round.");

    private final Grade grade;
    private final String remedy;

    HealthReason(Grade grade, String remedy) {
        this.grade = grade;
        this.remedy = remedy;
    }

    public Grade grade() {
        return grade;
    }

    public String remedy() {
        return remedy;
    }
}
