package org.causality.orchestrator.core;

import org.causality.model.message.LamportTime;

/**
 * How far the log of deliveries was read, and the highest time seen in it.
 *
 * @param told how many events stand at the next sequence already: those that no delivery caused
 * @param incarnation the highest this operator gave an intent
 */
public record Position(long sequence, int told, LamportTime clock, long incarnation) {
    public static final Position START = new Position(0, 0, LamportTime.ZERO, 0);
}
