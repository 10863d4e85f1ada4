package org.causality.libp2p.kad.lookup;

import java.time.Duration;

/**
 * How a {@link Lookup} goes about it.
 *
 * @param closestCount how many nearest peers it is after, the protocol's k
 * @param parallel queries under way at once on one path, the protocol's alpha
 * @param paths disjoint paths; more than one when peers may lie together
 * @param queryTimeout for one answer
 * @param queriesMax queries altogether; then it ends with what it has
 * @param candidatesMax peers heard of and kept on one path; the farthest are forgotten
 */
public record LookupSettings(
        int closestCount, int parallel, int paths, Duration queryTimeout, int queriesMax, int candidatesMax) {
    /** Refuses numbers that cannot work. */
    public LookupSettings {
        if (closestCount < 1 || parallel < 1 || paths < 1 || candidatesMax < closestCount) {
            throw new IllegalArgumentException("a lookup needs peers, queries and paths");
        }
    }

    /** The specification's k of 20, alpha of 10 and 10 s on one path. */
    public static LookupSettings defaults() {
        return new LookupSettings(20, 10, 1, Duration.ofSeconds(10), 200, 400);
    }

    /** The same on several paths. */
    public LookupSettings withPaths(int disjoint, int parallelOnEach) {
        return new LookupSettings(closestCount, parallelOnEach, disjoint, queryTimeout, queriesMax, candidatesMax);
    }

    /** The same with another patience. */
    public LookupSettings withQueryTimeout(Duration timeout) {
        return new LookupSettings(closestCount, parallel, paths, timeout, queriesMax, candidatesMax);
    }
}
