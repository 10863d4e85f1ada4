/**
 * Kafka: checked messages to the core, the core's commands, and the logs that events are made of.
 *
 * <p>Law: nothing blocks an event loop; a record that cannot be read goes to its dead-letter topic with a reason. Start at
 * {@link org.causality.gateway.adapter.kafka.KafkaCoreInbox}. Design: architecture §4, contracts (Topics).
 */
@NullMarked
package org.causality.gateway.adapter.kafka;

import org.jspecify.annotations.NullMarked;
