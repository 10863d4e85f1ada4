/**
 * What is to happen, as a text that reads aloud: {@code nodes 1000}, {@code at 10s split a b}, {@code at 30m heal}.
 *
 * <p>Law: a script says everything but the seed; what it does not say has the default that stands in {@link
 * org.causality.simulator.script.ScriptReader}. A line that cannot be read is refused with its number and the word.
 */
@NullMarked
package org.causality.simulator.script;

import org.jspecify.annotations.NullMarked;
