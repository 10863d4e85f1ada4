/**
 * Blobs over {@code /causality/blob/1}: looking for those our services want, and giving peers what our node keeps.
 *
 * <p>Law: a blob counts only once its bytes have its root and size; who sent others is not asked for that blob again. Nothing
 * is passed on from peer to peer: what was fetched is kept, so whoever asks next finds it here. Start at {@link
 * org.causality.gateway.blob.BlobSearch}. Seed section: ProofShare; protocol §12.
 */
@NullMarked
package org.causality.gateway.blob;

import org.jspecify.annotations.NullMarked;
