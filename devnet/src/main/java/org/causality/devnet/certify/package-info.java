/**
 * Certificates for peers that are not ours: {@code ./causality certify}.
 *
 * <p>Law: the operator key signs certificates and nothing else, here as everywhere; the sub-key's private half need not
 * be told. Start at {@link org.causality.devnet.certify.Certify}. Design: protocol (Keys).
 */
@NullMarked
package org.causality.devnet.certify;

import org.jspecify.annotations.NullMarked;
