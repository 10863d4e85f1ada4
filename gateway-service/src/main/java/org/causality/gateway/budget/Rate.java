package org.causality.gateway.budget;

/**
 * How fast something may be used up.
 *
 * @param perSecond tokens that come back each second
 * @param burst tokens that may be saved up
 */
public record Rate(double perSecond, double burst) {

    public Rate {
        if (!(perSecond > 0) || !(burst >= 1)) {
            throw new IllegalArgumentException("a rate is above 0 a second with a burst of at least 1");
        }
    }
}
