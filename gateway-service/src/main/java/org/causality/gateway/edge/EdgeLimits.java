package org.causality.gateway.edge;

import org.causality.gateway.budget.Rate;

/**
 * Every bound of the edge. Over a bound a message is ignored and counted, never held against anyone.
 *
 * @param connectionBytes bytes a connection may send
 * @param connectionFrames frames a connection may have verified
 * @param connectionsMax connections whose budgets are remembered
 * @param certifiedKey messages of one certified key
 * @param uncertifiedKey ephemeral messages of one other key
 * @param uncertifiedTotal ephemeral messages of all other keys together, who cost nothing to make
 * @param keysMax keys whose quotas or certificates are remembered
 * @param seenMax message ids remembered as seen
 * @param replayMillis age of a message from which a copy by gossip is a replay and no duplicate; as long as the mesh itself
 *     remembers ids
 * @param windowTicks how far an ephemeral message's time may lie from the verified one, either way
 * @param inFlightMax messages of one class on their way to the core
 * @param inFlightMillisMax age of the oldest of them above which a class that is not quiet is full
 * @param awaitingMax messages that wait for their key's certificate
 * @param awaitingPerKeyMax of these, with one key
 * @param awaitingMillisMax how long they wait
 */
public record EdgeLimits(
        Rate connectionBytes,
        Rate connectionFrames,
        int connectionsMax,
        Rate certifiedKey,
        Rate uncertifiedKey,
        Rate uncertifiedTotal,
        int keysMax,
        int seenMax,
        long replayMillis,
        long windowTicks,
        int inFlightMax,
        long inFlightMillisMax,
        int awaitingMax,
        int awaitingPerKeyMax,
        long awaitingMillisMax) {

    private static final EdgeLimits DEFAULTS = new EdgeLimits(
            new Rate(16 << 20, 32 << 20),
            new Rate(10_000, 20_000),
            1_024,
            new Rate(2_000, 8_000),
            new Rate(1, 8),
            new Rate(20, 100),
            4_096,
            65_536,
            120_000,
            1 << 16,
            256,
            20,
            256,
            16,
            3_000);

    public static EdgeLimits defaults() {
        return DEFAULTS;
    }
}
