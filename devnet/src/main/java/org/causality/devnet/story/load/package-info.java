/**
 * Load on running operators, from outside: orders at a steady rate, or as many as they take.
 *
 * <p>Law: in the open loop an order's time counts from when it was due, not from when a slow answer let it go; orders are
 * signed before the clock starts; every answer and every order that never came is counted. Start at {@link
 * org.causality.devnet.story.load.LoadClient}.
 */
@NullMarked
package org.causality.devnet.story.load;

import org.jspecify.annotations.NullMarked;
