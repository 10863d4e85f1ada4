package org.causality.gateway.edge;

import org.causality.model.codec.Bytes;

/** The way from the edge to the causal core. May be decorated: see {@link Decorator}. */
@FunctionalInterface
public interface CoreInbox {

    /** Hands a message over; never blocks. {@code handover} is told once what became of it. */
    void offer(Inbound message, Handover handover);

    /** Whether a message that a recovery brought may go to the core by the recovery's own way. */
    default boolean letsRecover(Bytes message) {
        return true;
    }

    /** Hears what became of a message that was handed over. */
    interface Handover {
        /** It is where the core will find it, even after a crash: at this offset of its class's topic. */
        void stored(long offset);

        /** It is lost, and must be taken again when it comes again. */
        void lost();
    }

    /** Puts something between edge and core: a bean of this type is asked once, at start. */
    @FunctionalInterface
    interface Decorator {
        CoreInbox decorate(CoreInbox inbox);
    }
}
