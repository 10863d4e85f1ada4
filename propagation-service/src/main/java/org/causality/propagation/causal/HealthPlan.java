package org.causality.propagation.causal;

/**
 * How often the node says how it is.
 *
 * @param everyMillis 0 = never
 * @param firstMillis after the start; soon, so that a new network knows itself early
 * @param agent name and version of the software
 */
public record HealthPlan(long everyMillis, long firstMillis, String agent) {

    public static final long FIRST_MILLIS = 10_000;

    public static final HealthPlan SILENT = new HealthPlan(0, 0, "");

    boolean isOn() {
        return everyMillis > 0;
    }
}
