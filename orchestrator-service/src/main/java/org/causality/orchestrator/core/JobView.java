package org.causality.orchestrator.core;

import org.causality.orchestrator.job.Job;

/**
 * An own job as it stands.
 *
 * @param turn 0 when it is the winner's, -1 while its intent does not count
 */
public record JobView(Job job, int turn) {}
