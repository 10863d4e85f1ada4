/**
 * Every decoder under bytes that nobody would write: it accepts or rejects, and allocates at most four times its input.
 *
 * <p>Law: {@link org.causality.libp2p.fuzz.Decoder} names them all, each with seeds made of real values in the folder
 * {@code fuzz} of the test resources. {@code ./causality test} spends about a minute, {@code ./causality prove fuzz} ten
 * million executions on each. Start at {@link org.causality.libp2p.fuzz.Bound}.
 */
@NullMarked
package org.causality.libp2p.fuzz;

import org.jspecify.annotations.NullMarked;
