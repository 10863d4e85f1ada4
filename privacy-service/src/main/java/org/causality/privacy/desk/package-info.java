/**
 * The core of the service: what comes in, by HTTP, from the mempool or from the network, and what follows from it.
 *
 * <p>Law: no clock, no thread, no store; a page holds all that one transaction changes, and either all of it becomes true
 * or nothing. Start at {@link org.causality.privacy.desk.Desk}. Seed sections: Order Privacy Protection, Fair Ordering
 * Protocol.
 */
@NullMarked
package org.causality.privacy.desk;

import org.jspecify.annotations.NullMarked;
