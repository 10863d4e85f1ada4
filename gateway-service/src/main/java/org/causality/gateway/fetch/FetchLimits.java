package org.causality.gateway.fetch;

import org.causality.gateway.budget.Rate;

/**
 * Bounds of serving and asking.
 *
 * @param streamsMax conversations we serve at a time; a further one is ended at once
 * @param streamsPerPeerMax of these, with one peer
 * @param requestsMax questions of one conversation
 * @param served ids a peer may ask for; a faster one waits for its answers
 * @param servedWaitMillisMax how long, before the conversation is ended
 * @param peersMax peers whose budgets are remembered
 * @param queuedMax ids waiting to be asked of one peer; more are dropped, and asked for again by the core
 * @param certificateAsks messages a peer is asked for on account of unknown keys
 * @param roomMillisMax how long an answer waits for room on the way to the core
 */
public record FetchLimits(
        int streamsMax,
        int streamsPerPeerMax,
        int requestsMax,
        Rate served,
        long servedWaitMillisMax,
        int peersMax,
        int queuedMax,
        Rate certificateAsks,
        long roomMillisMax) {

    private static final FetchLimits DEFAULTS =
            new FetchLimits(64, 4, 4_096, new Rate(4_000, 16_384), 5_000, 1_024, 4_096, new Rate(8, 32), 2_000);

    public static FetchLimits defaults() {
        return DEFAULTS;
    }
}
