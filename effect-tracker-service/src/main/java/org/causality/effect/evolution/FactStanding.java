package org.causality.effect.evolution;

/** What the own client holds of a chain fact. */
public enum FactStanding {
    /** Somebody says so; the own client has not judged it yet. */
    SEEN,
    /** Proven under a header the own client accepted. */
    VALID,
    /** It was valid, and its block left the chain, or it was refused later. */
    RETRACTED,
    /** The own client refused it, and never held it valid: it shows nothing. */
    REFUSED
}
