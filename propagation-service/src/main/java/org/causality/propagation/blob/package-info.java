/**
 * The blobs this node keeps: what is taken in, what leaves when there is no room, what peers are asked for.
 *
 * <p>Law: a blob is named by root and size and never kept under a name that is not its own; an own blob that was announced
 * never leaves. Nothing here knows Postgres, HTTP or the time. Start at {@link org.causality.propagation.blob.BlobStore}.
 * Seed section: ProofShare; protocol §12.
 */
@NullMarked
package org.causality.propagation.blob;

import org.jspecify.annotations.NullMarked;
