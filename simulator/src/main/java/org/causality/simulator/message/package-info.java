/**
 * Messages as they are said, with everything that is the same at every node worked out once: bytes, ids, and whether the
 * signature holds.
 *
 * <p>Law: ids, signatures and digests are real; only their repetition is spared, and the output says so. Start at {@link
 * org.causality.simulator.message.Archive}.
 */
@NullMarked
package org.causality.simulator.message;

import org.jspecify.annotations.NullMarked;
