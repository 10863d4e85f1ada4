/**
 * The arithmetic and the frame of programs that measure running operators from outside.
 *
 * <p>Law: ranks are those of the nearest-rank method, so a figure is one that was measured; a program that measures prints a
 * table and, as its last line, the same as JSON. Start at {@link org.causality.devnet.story.figures.Measuring}.
 */
@NullMarked
package org.causality.devnet.story.figures;

import org.jspecify.annotations.NullMarked;
