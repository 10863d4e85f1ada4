/**
 * What a story came to, for people and for programs.
 *
 * <p>Law: plain values in, text out; fits 100 columns and is readable without colour. Start at {@link
 * org.causality.devnet.story.telling.Telling}.
 */
@NullMarked
package org.causality.devnet.story.telling;

import org.jspecify.annotations.NullMarked;
