/**
 * The topic catalogue in Kafka's own types: topics to create, keys and values to write, the partitioner.
 *
 * <p>The only package of the shared model that knows Kafka. Use {@link org.causality.model.topic.adapter.LanePartitioner}
 * with {@link org.causality.model.topic.adapter.LaneKeySerializer} on every producer of a laned topic.
 */
@NullMarked
package org.causality.model.topic.adapter;

import org.jspecify.annotations.NullMarked;
