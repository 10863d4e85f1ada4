/**
 * The data folder: its layout, its lock, and the keys and genesis made in it at the first start.
 *
 * <p>Law: one {@code up} at a time per folder; a folder keeps the operators it was made with. Start at {@link
 * org.causality.devnet.folder.DataFolder}. Design: contracts (Data).
 */
@NullMarked
package org.causality.devnet.folder;

import org.jspecify.annotations.NullMarked;
