/**
 * The production cores of three services, joined by method calls instead of Kafka, on links whose time is a number.
 *
 * <p>Law: nothing here decides what a core would decide; nothing waits, and {@code now} is an argument. Start at {@link
 * org.causality.devnet.cores.CancellationOvertakesItsOrderTest}.
 */
@NullMarked
package org.causality.devnet.cores;

import org.jspecify.annotations.NullMarked;
