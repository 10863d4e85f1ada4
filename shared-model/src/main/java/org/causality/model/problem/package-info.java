/**
 * RFC 9457 answers, made from the closed list of reasons: what every service says when it refuses.
 *
 * <p>Law: every refusal over HTTP is one of {@link org.causality.model.reason.Reason} and carries the trace of its
 * request. Start at {@link org.causality.model.problem.Problem}. Design: contracts (Errors).
 */
@NullMarked
package org.causality.model.problem;

import org.jspecify.annotations.NullMarked;
