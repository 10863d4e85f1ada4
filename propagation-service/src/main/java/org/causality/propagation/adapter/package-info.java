/**
 * Everything of the propagation service that touches the world: Postgres, Kafka, HTTP, files, clocks.
 *
 * <p>Law: adapters translate and wait; they decide nothing about messages. Plain blocking code on virtual threads. Start at
 * {@link org.causality.propagation.adapter.Wiring}. Seed sections: MessagePropagator; architecture §3, §4.
 */
@NullMarked
package org.causality.propagation.adapter;

import org.jspecify.annotations.NullMarked;
