/**
 * The mesh over our libp2p.
 *
 * <p>Law: translates, decides nothing. Start at {@link org.causality.gateway.adapter.libp2p.Libp2pMesh}. Design: protocol §11.
 */
@NullMarked
package org.causality.gateway.adapter.libp2p;

import org.jspecify.annotations.NullMarked;
