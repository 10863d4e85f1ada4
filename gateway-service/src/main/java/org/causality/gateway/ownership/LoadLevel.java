package org.causality.gateway.ownership;

/** How loaded a node says it is, in five steps: fine enough to shift work, too coarse to chatter. */
public enum LoadLevel {
    IDLE(0, 0, 10),
    LIGHT(1, 20, 10),
    BUSY(2, 40, 9),
    HEAVY(3, 60, 7),
    FULL(4, 80, 4);

    private final int number;
    private final int fromPercent;
    private final int tenths;

    LoadLevel(int number, int fromPercent, int tenths) {
        this.number = number;
        this.fromPercent = fromPercent;
        this.tenths = tenths;
    }

    /** In signed peer records. */
    public int number() {
        return number;
    }

    /** The level with that number; a higher one than we know is the highest. */
    public static LoadLevel ofNumber(int number) {
        LoadLevel reached = IDLE;
        for (LoadLevel level : values()) {
            reached = number >= level.number ? level : reached;
        }
        return reached;
    }

    /** The part of its capacity that counts at this level. */
    public int tenths() {
        return tenths;
    }

    /** From this load on, in percent of what the node can do. */
    public int fromPercent() {
        return fromPercent;
    }

    static LoadLevel of(double percent) {
        LoadLevel reached = IDLE;
        for (LoadLevel level : values()) {
            reached = percent >= level.fromPercent ? level : reached;
        }
        return reached;
    }
}
