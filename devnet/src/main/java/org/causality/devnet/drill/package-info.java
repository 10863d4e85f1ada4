/**
 * Drills: something is broken in a running network on purpose, mended, and what that cost is told.
 *
 * <p>Law: what is told was counted by the operators' own meters or read from their answers. Start at
 * {@link org.causality.devnet.drill.PartitionDrill}. Seed section: network partition recovery.
 */
@NullMarked
package org.causality.devnet.drill;

import org.jspecify.annotations.NullMarked;
