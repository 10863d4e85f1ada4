package org.causality.model.topic;

/** What Kafka does with old records. */
public enum CleanUp {
    /** Dropped after the retention time. */
    DELETE("delete"),
    /** The last record of each key is kept for good. */
    COMPACT("compact");

    private final String policy;

    CleanUp(String policy) {
        this.policy = policy;
    }

    /** Kafka's value for {@code cleanup.policy}. */
    public String policy() {
        return policy;
    }
}
