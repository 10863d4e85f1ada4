/**
 * The wire edge: every check a frame from a peer must pass before it is relayed and handed to the causal core.
 *
 * <p>Law: nothing is marked seen before signature and digest hold; what is not provably the sender's fault is ignored, never
 * punished; each refusal has one reason and is counted. Start at {@link org.causality.gateway.edge.EdgePipeline} (the checks)
 * and {@link org.causality.gateway.edge.EdgeDoor} (what follows from them). Seed section: P2P wire edge; design: protocol §5.
 */
@NullMarked
package org.causality.gateway.edge;

import org.jspecify.annotations.NullMarked;
