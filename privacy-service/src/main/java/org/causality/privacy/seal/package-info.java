/**
 * Sealed orders as this operator knows them, and what its door asks of a seal and of a reveal.
 *
 * <p>Law: the door checks epochs by its clock before it looks at what a reveal holds; delivered messages are judged by what
 * they say alone, so every node comes to the same. Start at {@link org.causality.privacy.seal.SealRecord}. Seed section:
 * Order Privacy Protection.
 */
@NullMarked
package org.causality.privacy.seal;

import org.jspecify.annotations.NullMarked;
