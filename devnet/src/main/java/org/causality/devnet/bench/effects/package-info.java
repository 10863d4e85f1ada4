/**
 * The load on one effect tracker by its topics: results and facts in, evolutions out.
 *
 * <p>Law: it writes what an orchestrator and a crosschain service would write and counts what the gateway would read, from a
 * process of its own, so only the tracker, its Kafka and its Postgres are measured. Start at
 * {@link org.causality.devnet.bench.effects.EffectsClient}.
 */
@NullMarked
package org.causality.devnet.bench.effects;

import org.jspecify.annotations.NullMarked;
