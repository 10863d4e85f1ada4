/**
 * The effect tracker of one operator node: effects, how they evolved, what caused them, and their ways to other chains.
 *
 * <p>Law: an effect's status is a function of what is known about chain facts and causes, not of the order in which it
 * became known; its history is only ever added to. Domain packages (cause, evolution, journey, book) know no framework.
 * Start at {@link org.causality.effect.book.EffectBook}. Seed section: Evolution of Effect Information.
 */
@NullMarked
package org.causality.effect;

import org.jspecify.annotations.NullMarked;
