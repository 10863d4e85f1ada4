package org.causality.gateway.health;

/** How much it matters, the least first. */
public enum Grade {
    WELL(0),
    /** Worth knowing. */
    NOTE(1),
    /** Somebody should look, in time. */
    WATCH(2),
    /** Somebody should look now. */
    WRONG(3);

    private final int number;

    Grade(int number) {
        this.number = number;
    }

    /** As metrics show it. */
    public int number() {
        return number;
    }

    Grade worse(Grade other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
