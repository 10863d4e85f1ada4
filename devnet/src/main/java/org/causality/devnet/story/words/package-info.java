/**
 * Command lines, word by word.
 *
 * <p>Law: a wrong word is told in one sentence that names the option and what would be right; programs add where to read
 * more. Start at {@link org.causality.devnet.story.words.Words}.
 */
@NullMarked
package org.causality.devnet.story.words;

import org.jspecify.annotations.NullMarked;
