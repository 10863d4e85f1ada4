/**
 * The book of effects: what comes in, what changes, what is told.
 *
 * <p>Law: {@link org.causality.effect.book.EffectBook} changes a {@link org.causality.effect.book.Page} and nothing else;
 * what the page holds afterwards is written in one transaction or not at all. No clock, no thread, no store in here.
 * Seed section: Evolution of Effect Information (EffectTracker).
 */
@NullMarked
package org.causality.effect.book;

import org.jspecify.annotations.NullMarked;
