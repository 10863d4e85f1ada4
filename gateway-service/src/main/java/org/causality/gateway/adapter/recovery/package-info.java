/**
 * Recovery in this process: its parts put together, its turns, its counters.
 *
 * <p>Law: decides nothing; {@link org.causality.gateway.recovery} does. Start at {@link
 * org.causality.gateway.adapter.recovery.RecoveryKeeper}. Seed section: network partition recovery.
 */
@NullMarked
package org.causality.gateway.adapter.recovery;

import org.jspecify.annotations.NullMarked;
