/**
 * RFC 9457 answers, made from the closed list of reasons.
 *
 * <p>Law: every refusal over HTTP is one of {@link org.causality.model.reason.Reason} and carries a trace id. Start at {@link
 * org.causality.gateway.problem.Problem}. Design: contracts (Errors).
 */
@NullMarked
package org.causality.gateway.problem;

import org.jspecify.annotations.NullMarked;
