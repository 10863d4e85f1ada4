/**
 * Everything of the effect tracker that touches the world: Kafka, Postgres, HTTP, Spring.
 *
 * <p>Law: one writer. Whatever comes in waits for {@link org.causality.effect.adapter.TrackerWriter}; state, bookmark and
 * outbox go to Postgres in one transaction, and {@link org.causality.effect.adapter.OutboxRelay} carries the outbox to Kafka.
 * Seed section: Evolution of Effect Information.
 */
@NullMarked
package org.causality.effect.adapter;

import org.jspecify.annotations.NullMarked;
