package org.causality.orchestrator.intent;

import java.time.Instant;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Stamp;

/**
 * An intent as a message carried it; its author is the operator it names.
 *
 * @param sender the FEED sub-key that said it
 * @param feedSequence its place in that feed
 * @param seen when it was delivered here
 */
public record Declaration(ComputationIntent intent, Stamp carrier, PublicKey sender, long feedSequence, Instant seen) {}
