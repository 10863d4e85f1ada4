/**
 * The outbox: records that become true with a service's state, in one Postgres transaction, and reach Kafka after it.
 *
 * <p>Law: what is committed is sent at least once and in its order; readers know a repeat by what it names (draft id, or
 * delivery sequence and index). Start at {@link org.causality.backbone.outbox.OutboxRelay}.
 */
@NullMarked
package org.causality.backbone.outbox;

import org.jspecify.annotations.NullMarked;
