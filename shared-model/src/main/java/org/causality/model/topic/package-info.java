/**
 * The catalogue of Kafka topics inside one operator's node, and what a record's key and headers mean.
 *
 * <p>Law: every topic stands in {@link org.causality.model.topic.TopicCatalogue}; topics, `docs/topics.md` and the
 * AsyncAPI document all come from it. A record's key is identity and never chooses the partition: the causal lane does,
 * so that what belongs together stays in order. Design: architecture §4, contracts "Topics".
 */
@NullMarked
package org.causality.model.topic;

import org.jspecify.annotations.NullMarked;
