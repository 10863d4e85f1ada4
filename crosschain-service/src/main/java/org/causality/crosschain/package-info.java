/**
 * The crosschain-service of one operator node: sees chains through its own client and judges every chain fact by it.
 *
 * <p>Law: a root counts only from a header that this operator's own client accepted; a proof that brings its own header
 * proves nothing (protocol §9). Start at {@code chain} for headers, at {@code fact} for verdicts; {@code adapter} joins
 * them to providers, Postgres, Kafka and HTTP. Seed sections: Cross-chain Resolver, Chain Observation Interface.
 */
@NullMarked
package org.causality.crosschain;

import org.jspecify.annotations.NullMarked;
