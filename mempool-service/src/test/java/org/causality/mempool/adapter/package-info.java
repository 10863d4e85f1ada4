/** The whole service on real Kafka and Redis. */
@NullMarked
package org.causality.mempool.adapter;

import org.jspecify.annotations.NullMarked;
