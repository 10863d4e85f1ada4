/**
 * How the network is doing as this node can tell: what operators say of themselves, judged beside what it sees for itself.
 *
 * <p>Law: pure functions of what was told and of {@code now}; one word per operator, members only; every finding has a reason and
 * a sentence. Nothing here changes what is delivered. Start at {@link org.causality.gateway.health.HealthBook}. Seed section:
 * Message Protocol (NetworkHealth); design: protocol §1, §11.
 */
@NullMarked
package org.causality.gateway.health;

import org.jspecify.annotations.NullMarked;
