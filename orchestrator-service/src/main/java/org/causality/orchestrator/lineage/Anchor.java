package org.causality.orchestrator.lineage;

import org.causality.model.chain.EventId;

/**
 * What shows that a step stands on its chain: the settlement contract holds the step's root at the slot's hash.
 *
 * @param fact the state value this node's own client holds VALID
 * @param isFinal whether its block is final; then the step stands for good
 */
public record Anchor(EventId fact, boolean isFinal) {}
