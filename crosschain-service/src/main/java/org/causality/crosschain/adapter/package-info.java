/**
 * Everything of the crosschain-service that touches the world: providers, Postgres, Kafka, HTTP, files, clocks.
 *
 * <p>Law: adapters translate and wait; what is believed of a chain is decided in the cores. Plain blocking code on virtual
 * threads, one writer thread that owns the cores. Start at {@code FactWriter}. Seed sections: Cross-chain Resolver, Chain
 * Observation Interface.
 */
@NullMarked
package org.causality.crosschain.adapter;

import org.jspecify.annotations.NullMarked;
