/**
 * Blobs in the running gateway: who answers peers, who turns the search, what is counted.
 *
 * <p>Law: decides nothing; {@link org.causality.gateway.blob} does. Start at {@link
 * org.causality.gateway.adapter.blob.BlobKeeper}. Seed section: ProofShare; design: protocol §12.
 */
@NullMarked
package org.causality.gateway.adapter.blob;

import org.jspecify.annotations.NullMarked;
