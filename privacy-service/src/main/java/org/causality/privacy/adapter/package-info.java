/**
 * Where the service touches the world: HTTP, Kafka, Postgres, keys, clocks.
 *
 * <p>Law: one writer; what a batch of work changes, and what it makes public, is one transaction. No body of a request and
 * no payload is ever logged. Start at {@link org.causality.privacy.adapter.DeskWriter}. Seed section: Order Privacy
 * Protection.
 */
@NullMarked
package org.causality.privacy.adapter;

import org.jspecify.annotations.NullMarked;
