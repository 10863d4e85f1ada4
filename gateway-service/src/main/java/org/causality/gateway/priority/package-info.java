/**
 * What is looked at first when not everything can be: queues by class between the quick look at a frame and its full check,
 * and the credits of the causal core. The simulator runs the same classes.
 *
 * <p>Law: no clock, no thread; {@code now} is an argument in microseconds of any steady clock. Each queue is bounded by
 * bytes, in all and per peer; what is dropped is handed back with its reason, never lost in silence. Strict priority is wrong
 * here: it starves repair just when the mesh needs it. Start at {@link org.causality.gateway.priority.ClassQueues}. Seed
 * section: Message Prioritization; design: protocol §5, §6; ADR 13.
 */
@NullMarked
package org.causality.gateway.priority;

import org.jspecify.annotations.NullMarked;
