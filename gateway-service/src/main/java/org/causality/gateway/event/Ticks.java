package org.causality.gateway.event;

/** The causal core, which can move its log on without a message. */
public interface Ticks {

    /** Asks that the log move on if its last sequence is still this one. Blocks nowhere; may be lost. */
    void ask(long after);
}
