/**
 * Partition recovery: how two operators find out which messages only one of them has, and ship those and little more.
 *
 * <p>Law: bytes on the wire grow with the difference, not with the history; what is shipped comes in (time, id) order, so
 * that causes come before effects; everything has a bound, after which a slower way is taken, never an endless one. Sets
 * and frames come in, frames and ids come out: no clock, no thread, no socket.
 *
 * <p>Start at {@link org.causality.propagation.recovery.ReconSet}. Seed section: network partition recovery; protocol §7.
 */
@NullMarked
package org.causality.propagation.recovery;

import org.jspecify.annotations.NullMarked;
