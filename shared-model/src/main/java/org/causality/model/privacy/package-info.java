/**
 * Orders that are hidden until their time, and the order in which an operator admitted what it admitted.
 *
 * <p>Law: a commitment is made of a salted order, so it hides and binds; what is shown of a sealed order is all that is
 * shown before its reveal. A receipt proves a place by itself: entry, Merkle path, one signature a batch, certificate,
 * genesis. Start at {@link org.causality.model.privacy.SealedOrder} and {@link
 * org.causality.model.privacy.OrderReceipt}. Seed sections: Order Privacy Protection, Fair Ordering Protocol.
 */
@NullMarked
package org.causality.model.privacy;

import org.jspecify.annotations.NullMarked;
