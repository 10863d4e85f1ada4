package org.causality.libp2p.gossip.router;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random choice, repeatable from the router's seed because everything it chooses from keeps its order. */
final class Sample {
    private final RandomGenerator random;

    Sample(RandomGenerator random) {
        this.random = random;
    }

    /** At most {@code count} of {@code all}, each as likely as the others. */
    <T> List<T> of(Collection<T> all, int count) {
        List<T> pool = new ArrayList<>(all);
        int wanted = Math.clamp(count, 0, pool.size());
        for (int i = 0; i < wanted; i++) {
            Collections.swap(pool, i, i + random.nextInt(pool.size() - i));
        }
        return pool.subList(0, wanted);
    }
}
