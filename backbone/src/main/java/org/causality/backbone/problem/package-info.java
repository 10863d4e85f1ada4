/**
 * Refusals over HTTP: RFC 9457 problems with a reason code, when to come again, and the trace they belong to.
 *
 * <p>Law: nothing leaves a service as an error without a code from {@code org.causality.model.reason}. Start at
 * {@link org.causality.backbone.problem.ProblemAnswer}.
 */
@NullMarked
package org.causality.backbone.problem;

import org.jspecify.annotations.NullMarked;
