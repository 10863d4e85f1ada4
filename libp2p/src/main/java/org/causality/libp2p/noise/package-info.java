/**
 * Noise XX as libp2p speaks it: both sides prove their identity key and agree on keys, and on the muxer, in one and a
 * half round trips.
 *
 * <p>Law: sans-IO, secrets and randomness come in as arguments; nothing is believed before the signature over the
 * static key holds; a frame that does not open ends the connection. Start at {@link
 * org.causality.libp2p.noise.NoiseHandshake}. Sources: Noise protocol framework revision 34, libp2p specification
 * {@code noise}.
 */
@NullMarked
package org.causality.libp2p.noise;

import org.jspecify.annotations.NullMarked;
