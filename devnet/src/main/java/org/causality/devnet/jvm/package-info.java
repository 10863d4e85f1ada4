/**
 * Processes of our own: the wallet of the story, an operator on its own, the prover, the load of a bench.
 *
 * <p>Law: a process started here runs on the class path of this one and knows nothing but its arguments. Start at {@link
 * org.causality.devnet.jvm.JavaProcess}.
 */
@NullMarked
package org.causality.devnet.jvm;

import org.jspecify.annotations.NullMarked;
