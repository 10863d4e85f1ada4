package org.causality.crosschain.chain;

import org.causality.model.codec.Bytes32;

/** The block a provider names by a tag such as {@code safe}. */
public record TagBlock(long height, Bytes32 hash) {}
