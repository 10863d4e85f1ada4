/**
 * What the gateway needs of a peer-to-peer network, and nothing of how it is done.
 *
 * <p>Law: no call blocks but those that say so. Start at {@link org.causality.gateway.mesh.Mesh}; its libp2p is {@link
 * org.causality.gateway.adapter.libp2p}. Seed section: Routing overlay; design: protocol §11.
 */
@NullMarked
package org.causality.gateway.mesh;

import org.jspecify.annotations.NullMarked;
