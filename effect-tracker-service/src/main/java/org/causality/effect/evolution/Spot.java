package org.causality.effect.evolution;

import org.causality.model.codec.Bytes;
import org.causality.model.network.ChainId;

/**
 * Where on a chain something may show again and again.
 *
 * @param key the slot, or a log's first topic
 */
public record Spot(ChainId chain, Bytes emitter, Bytes key) {}
