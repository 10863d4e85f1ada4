/**
 * Recursive length prefix, Ethereum's encoding (yellow paper, appendix B): strict reading, plain writing.
 *
 * <p>Law: only the one canonical encoding of a value is read; reading a list allocates nothing, reading a string copies
 * it once. Start at {@link org.causality.crosschain.rlp.RlpCursor}.
 */
@NullMarked
package org.causality.crosschain.rlp;

import org.jspecify.annotations.NullMarked;
