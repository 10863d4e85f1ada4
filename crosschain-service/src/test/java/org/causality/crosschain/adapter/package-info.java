/** The service as it runs: real Kafka, real Postgres, real HTTP, and an EVM node where there is one. */
@NullMarked
package org.causality.crosschain.adapter;

import org.jspecify.annotations.NullMarked;
