package org.causality.libp2p.links;

/**
 * What is kept from us.
 *
 * @param withheld messages that must exist and did not arrive, as alarms that stand
 * @param silent links that bring nothing of what others bring, as alarms that stand
 * @param withheldEver the same since the start
 * @param silentEver the same since the start
 */
public record AlarmState(int withheld, int silent, long withheldEver, long silentEver) {
    /** Why the alarm stands: {@code WITHHELD}, {@code SILENT_LINK}, or {@code NONE}. */
    public String reason() {
        if (withheld > 0) {
            return "WITHHELD";
        }
        return silent > 0 ? "SILENT_LINK" : "NONE";
    }
}
