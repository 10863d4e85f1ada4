package org.causality.model.privacy;

import java.time.Instant;

/**
 * When hidden orders open: Unix time in steps of three seconds. One epoch opens all its orders together; keys of a later
 * time lock will be released by the same numbers.
 *
 * @param number unsigned below 2^48, so that its times are representable
 */
public record RevealEpoch(long number) implements Comparable<RevealEpoch> {

    public static final long MILLIS = 3_000;

    /** A seal promises its reveal within a day; longer it would only take up a place. */
    public static final long AHEAD_MAX = 28_800;

    /** An hour: so long after its epoch has begun a door takes the reveal. */
    public static final long OPEN_EPOCHS = 1_200;

    private static final long NUMBER_MAX = (1L << 48) - 1;

    public RevealEpoch {
        if (number < 0 || number > NUMBER_MAX) {
            throw new IllegalArgumentException("an epoch is below 2^48");
        }
    }

    /** The epoch a moment lies in. */
    public static RevealEpoch at(Instant moment) {
        return new RevealEpoch(Math.floorDiv(moment.toEpochMilli(), MILLIS));
    }

    public RevealEpoch plus(long epochs) {
        return new RevealEpoch(number + epochs);
    }

    /** From then on it may be revealed. */
    public Instant begins() {
        return Instant.ofEpochMilli(number * MILLIS);
    }

    /** From then on no door takes a reveal any more. */
    public Instant closes() {
        return Instant.ofEpochMilli((number + OPEN_EPOCHS) * MILLIS);
    }

    @Override
    public int compareTo(RevealEpoch other) {
        return Long.compare(number, other.number);
    }
}
