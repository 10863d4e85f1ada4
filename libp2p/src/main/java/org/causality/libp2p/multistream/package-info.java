/**
 * Agreeing on a protocol by name: multistream-select 1.0.
 *
 * <p>Law: sans-IO; takes exactly its own bytes from the input and leaves the rest to the agreed protocol; no message
 * above 1 KiB and no endless guessing. Start at {@link org.causality.libp2p.multistream.Negotiation}. Source:
 * libp2p {@code connections} and multiformats {@code multistream-select} specifications.
 */
@NullMarked
package org.causality.libp2p.multistream;

import org.jspecify.annotations.NullMarked;
