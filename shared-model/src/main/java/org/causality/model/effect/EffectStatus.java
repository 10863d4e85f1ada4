package org.causality.model.effect;

/** Where an effect stands at one operator. The steps between them: {@link EffectLifeCycle}. */
public enum EffectStatus {
    /** Asked for; no block holds it as far as we know. */
    PENDING,
    /** Seen in a block by a provider or an observer; not proven here. */
    OBSERVED,
    /** Proven under a header our own client accepted; the block is not final. */
    PROVEN,
    /** Proven, and the block is final. Terminal. */
    FINALIZED,
    /** A reorg took back the effect or what it rested on; it may come again. */
    RETRACTED,
    /** It will not happen any more; known from a final block. Terminal. */
    FAILED
}
