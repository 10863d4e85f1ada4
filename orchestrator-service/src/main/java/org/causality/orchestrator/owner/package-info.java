/**
 * The one thread that owns the core, and the ports it writes through.
 *
 * <p>Law: what a turn changes, what it sends and how far it read become true in one transaction; only then are errands
 * run and callers answered. Start at {@link org.causality.orchestrator.owner.CoreOwner}. Design: architecture §3, §4.
 */
@NullMarked
package org.causality.orchestrator.owner;

import org.jspecify.annotations.NullMarked;
