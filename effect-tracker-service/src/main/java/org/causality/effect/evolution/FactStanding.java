package org.causality.effect.evolution;

/** What the own client holds of a chain fact. */
public enum FactStanding {
    /** Somebody says so; the own client has not judged it yet. */
    SEEN,
    /** Proven under a header the own client accepted. */
    VALID,
    /** It was valid, and its block left the chain. */
    RETRACTED,
    /** The own client refused it for good. */
    REFUSED
}
