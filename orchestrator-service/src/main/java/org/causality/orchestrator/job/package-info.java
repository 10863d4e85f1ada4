/**
 * This operator's own jobs and their leases.
 *
 * <p>Law: every change goes through the shared life cycle; who lost the lease can change nothing. Start at
 * {@link org.causality.orchestrator.job.Job}. Seed section: get_computation_status.
 */
@NullMarked
package org.causality.orchestrator.job;

import org.jspecify.annotations.NullMarked;
