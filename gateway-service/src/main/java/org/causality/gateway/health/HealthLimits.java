package org.causality.gateway.health;

/**
 * From where on something is said to be the matter.
 *
 * @param silentMillis without a word; operators speak every minute, give or take a quarter, so two words were missed
 * @param divergedMillis for which a head of a linked operator is not known here, although it is asked for at once
 * @param lagTicksMax Lamport ticks behind this node: 10 s at 50 messages a second
 * @param heldBackMax messages that wait for what they depend on
 */
public record HealthLimits(long silentMillis, long divergedMillis, long lagTicksMax, int heldBackMax) {

    public static final HealthLimits DEFAULT = new HealthLimits(150_000, 30_000, 500, 1_000);
}
