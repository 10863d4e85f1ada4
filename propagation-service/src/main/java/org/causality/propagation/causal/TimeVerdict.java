package org.causality.propagation.causal;

/**
 * What is known of a message's claimed time. A function of the message's past alone, so every node that knows the past
 * says the same.
 *
 * <pre>
 * UNJUDGED --all named judged--> TRUE          claimed == 1 + max(computed times of the named), feed continued
 *                            \-> FALSE         claimed is another number
 *                            \-> BROKEN        previous is not the message before it in the same feed
 *                            \-> AFTER_BREACH  previous itself is FALSE, BROKEN or AFTER_BREACH
 * </pre>
 */
public enum TimeVerdict {
    UNJUDGED(0),
    TRUE(1),
    FALSE(2),
    BROKEN(3),
    AFTER_BREACH(4);

    private final int code;

    TimeVerdict(int code) {
        this.code = code;
    }

    /** How the verdict is stored; never changed. */
    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException no such code */
    public static TimeVerdict ofCode(int code) {
        for (TimeVerdict verdict : values()) {
            if (verdict.code == code) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("no verdict has code " + code);
    }

    boolean isBreach() {
        return this == FALSE || this == BROKEN || this == AFTER_BREACH;
    }
}
