package org.causality.gateway.health;

import org.causality.model.key.PublicKey;
import org.causality.model.message.LamportTime;
import org.causality.model.message.Payload;

/**
 * What an operator's node said of itself, by a feed the operator certified.
 *
 * @param said the clock reading it was said at
 * @param heardMillis Unix milliseconds
 * @param ourTime this node's verified time then
 */
public record Word(
        Payload.NetworkHealth health, PublicKey feed, LamportTime said, long heardMillis, LamportTime ourTime) {

    /** Lamport ticks behind this node when it was heard, 0 when level or ahead. */
    public long lagTicks() {
        return Math.max(0, health.verifiedTime().ticksUntil(ourTime));
    }
}
