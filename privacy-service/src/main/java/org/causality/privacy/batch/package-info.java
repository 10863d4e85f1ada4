/**
 * The order of admission: which place everything that was admitted has, and when a batch of places is closed and signed.
 *
 * <p>Law: places are dense and follow the admission numbers; a number is waited for, and if it comes after all, it gets a
 * later place and never none. Start at {@link org.causality.privacy.batch.Admissions}. Seed section: Fair Ordering
 * Protocol.
 */
@NullMarked
package org.causality.privacy.batch;

import org.jspecify.annotations.NullMarked;
