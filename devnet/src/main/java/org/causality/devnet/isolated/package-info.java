/**
 * Operators that share nothing but the wire: one JVM with its own Kafka, Postgres and Redis each, for killing and
 * cutting.
 *
 * <p>Law: an operator's process ends with the parent's, however that ends, and a killed operator is started again on
 * its data. Parent and child speak in lines: see {@link org.causality.devnet.isolated.Line}. Start at {@link
 * org.causality.devnet.isolated.IsolatedNetwork}, then {@link org.causality.devnet.isolated.OperatorProcess}.
 */
@NullMarked
package org.causality.devnet.isolated;

import org.jspecify.annotations.NullMarked;
