package org.causality.orchestrator.core;

import java.time.Duration;

/**
 * The bounds and times of the core.
 *
 * @param window how long intents are collected when the chain stands still
 * @param announceWithin how long each turn has before the next one may compute the slot too
 * @param lease how long a worker may be silent
 * @param attemptsMax how often a job may fail to be proven
 */
public record Limits(Duration window, Duration announceWithin, Duration lease, int attemptsMax) {
    public static final Limits DEFAULT =
            new Limits(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(10), 5);

    /** Intents kept of all slots; the eldest go first. */
    public static final int INTENTS_MAX = 20_000;

    /** Results kept of a lineage; further ones wait for checkpoints, which do not exist yet. */
    public static final int CLAIMS_MAX = 4_096;

    /** Own jobs kept; those that ended longest ago go first. */
    public static final int JOBS_MAX = 10_000;

    /** Errands that wait or run; more are asked for again at a later turn. */
    public static final int ERRANDS_MAX = 1_024;

    /** Asking peers for a proof, at the longest pause between two: about eight hours. */
    public static final int FETCHES_MAX = 1_000;

    /**
     * How often a chain may say that a purchase's nonce is spent before it is signed anew: some blocks' time, in which the
     * own client learns of it if the purchase itself spent it.
     */
    public static final int NONCE_SPENT_MAX = 7;

    public static final Duration RETRY_FIRST = Duration.ofMillis(250);
    public static final Duration RETRY_LAST = Duration.ofSeconds(30);

    /** How many jobs one worker may ask for at once. */
    public static final int CAPACITY_MAX = 8;
}
