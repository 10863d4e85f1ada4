/**
 * The single writer: one thread owns a service's state, and whatever would change it waits for that thread.
 *
 * <p>Law: an answer goes out after the commit, and never without one; a commit holds under the fence or not at all; after
 * any trouble what is stored is read again before anything is decided. Start at
 * {@link org.causality.backbone.writer.SingleWriter}.
 */
@NullMarked
package org.causality.backbone.writer;

import org.jspecify.annotations.NullMarked;
