/**
 * Real Kafka, Postgres and Redis for one process: what the devnet and every integration test stand on.
 *
 * <p>Law: whoever starts a part owns its folder; a part leaves nothing running behind, not even after {@code kill -9},
 * and never signals a process that it cannot prove to be its own. Start at {@link
 * org.causality.embedded.BackingParts}; tests start at {@link org.causality.embedded.SharedParts}.
 *
 * <p>Kafka's broker classes are internal to Kafka: only {@link org.causality.embedded.EmbeddedKafka} may name them.
 *
 * <p>Seed: "Kafka keyed by Lamport timestamp", Postgres and Redis as the stores of the services.
 */
@NullMarked
package org.causality.embedded;

import org.jspecify.annotations.NullMarked;
