/**
 * Everything of the orchestrator that touches the world: Kafka, Postgres, HTTP, clocks.
 *
 * <p>Law: adapters translate and wait; they decide nothing. Plain blocking code on virtual threads. Start at
 * {@link org.causality.orchestrator.adapter.Wiring}. Design: architecture §3, §4.
 */
@NullMarked
package org.causality.orchestrator.adapter;

import org.jspecify.annotations.NullMarked;
