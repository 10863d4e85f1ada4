/**
 * Who keeps what: owners of shards and caches, the same at every node that knows the same members.
 *
 * <p>Law: pure functions of what was told; no member gets more than 1.25 times its part, everything has an owner, and little
 * moves at a time. The simulator runs the same classes. Start at {@link org.causality.gateway.ownership.Ownership}. Seed
 * section: Routing overlay; design: protocol §11.
 */
@NullMarked
package org.causality.gateway.ownership;

import org.jspecify.annotations.NullMarked;
