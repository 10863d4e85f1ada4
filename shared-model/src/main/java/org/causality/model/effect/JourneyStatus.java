package org.causality.model.effect;

/** Where an effect is on its way to another chain. The steps between them: {@link JourneyLifeCycle}. */
public enum JourneyStatus {
    /** The source chain holds its departure in a block that may still go. */
    DEPARTED,
    /** The source is locked; nothing shows on the target yet. */
    IN_FLIGHT,
    /** The target chain holds its arrival in a block that may still go. */
    ARRIVED,
    /** The block of the arrival is final. Terminal. */
    FINALIZED,
    /** A reorg of the source took the departure back; it may depart again. */
    RETRACTED,
    /** It will never arrive; known from a final block. Terminal. */
    LOST
}
