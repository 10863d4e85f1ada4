/**
 * REST and server-sent events of one operator, as any HTTP client sees them.
 *
 * <p>Law: every wait has an end, every buffer a bound, and what an operator answers is kept as it came. Start at {@link
 * org.causality.devnet.story.api.OperatorApi}; shapes in {@code docs/api.md}.
 */
@NullMarked
package org.causality.devnet.story.api;

import org.jspecify.annotations.NullMarked;
