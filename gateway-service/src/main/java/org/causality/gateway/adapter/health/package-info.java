/**
 * How the gateway tells its own state.
 *
 * <p>Law: liveness is our own threads, readiness is Kafka, neighbours and peers are a detail only. Start at {@link
 * org.causality.gateway.adapter.health.Pulse}. Design: contracts (Health).
 */
@NullMarked
package org.causality.gateway.adapter.health;

import org.jspecify.annotations.NullMarked;
