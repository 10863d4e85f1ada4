package org.causality.gateway.edge;

/** The way from the edge to the causal core. May be decorated: see {@link Decorator}. */
@FunctionalInterface
public interface CoreInbox {

    /** Hands a message over; never blocks. {@code handover} is told once what became of it. */
    void offer(Inbound message, Handover handover);

    /** Hears what became of a message that was handed over. */
    interface Handover {
        /** It is where the core will find it, even after a crash. */
        void stored();

        /** It is lost, and must be taken again when it comes again. */
        void lost();
    }

    /** Puts something between edge and core: a bean of this type is asked once, at start. */
    @FunctionalInterface
    interface Decorator {
        CoreInbox decorate(CoreInbox inbox);
    }
}
