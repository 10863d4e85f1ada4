/**
 * Whose bodies this node takes: headers go to everyone, bodies to those whose roles and shards need them.
 *
 * <p>Law: sans-IO; every header comes, by exactly one of two twin topics while nothing moves and by both while it does; a body
 * that was not taken is asked for by id as soon as something here needs it. Start at {@link
 * org.causality.gateway.interest.Following} and {@link org.causality.gateway.interest.WithheldBodies}. Seed section: Routing
 * overlay; design: protocol §1, §11.
 */
@NullMarked
package org.causality.gateway.interest;

import org.jspecify.annotations.NullMarked;
