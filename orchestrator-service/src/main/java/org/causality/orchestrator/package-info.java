/**
 * The orchestrator service: what is computed next, by whom, and which results count.
 *
 * <p>Law: {@code core} decides, fed by {@code lineage}, {@code intent}, {@code fact}, {@code job} and {@code proof};
 * {@code owner} runs it as the single writer; {@code adapter} touches Kafka, Postgres and HTTP; {@code worker} proves in a
 * process of its own. Start at {@link org.causality.orchestrator.core.Orchestrator}. Seed sections: Computation
 * Orchestration Interface, register_computation_intent, steps 7 and 8 of the Cross-Chain Message Flow.
 */
@NullMarked
package org.causality.orchestrator;

import org.jspecify.annotations.NullMarked;
