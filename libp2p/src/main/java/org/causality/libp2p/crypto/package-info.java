/**
 * The primitives the wire needs (Ed25519, X25519, ChaCha20-Poly1305, SHA-256) and the choice of who computes them.
 *
 * <p>Law: native code is used only after it passed a self-test against published vectors; pure Java is always there as
 * fallback; the JDK's own Ed25519 is never used because it is an order of magnitude slower. Start at
 * {@link org.causality.libp2p.crypto.Crypto#chosen()}.
 */
@NullMarked
package org.causality.libp2p.crypto;

import org.jspecify.annotations.NullMarked;
