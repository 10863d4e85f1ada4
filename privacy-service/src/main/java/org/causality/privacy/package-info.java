/**
 * The privacy service of one operator node: sealed orders until their reveal, and the order of admission in signed batches.
 *
 * <p>Law: nothing of a sealed order but what it shows is written anywhere before its reveal; no place is given twice and
 * none is lost. Domain packages (seal, batch, desk) know no framework. Start at {@link org.causality.privacy.desk.Desk}.
 * Seed sections: Order Privacy Protection, Fair Ordering Protocol.
 */
@NullMarked
package org.causality.privacy;

import org.jspecify.annotations.NullMarked;
