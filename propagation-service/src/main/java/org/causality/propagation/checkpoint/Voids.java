package org.causality.propagation.checkpoint;

import java.util.HashMap;
import java.util.Map;
import org.causality.model.key.PublicKey;

/** From which sequence each void feed is void: what an operator claimed there is taken back. As many as void feeds. */
final class Voids {

    private final Map<PublicKey, Long> from = new HashMap<>();

    /** @return whether it was in force there before */
    boolean add(PublicKey feed, long sequence) {
        Long before = from.get(feed);
        boolean news = before == null || Long.compareUnsigned(sequence, before) < 0;
        if (news) {
            from.put(feed, sequence);
        }
        return news;
    }

    boolean hold(Vote<?> vote) {
        Long sequence = from.get(vote.feed());
        return sequence != null && Long.compareUnsigned(vote.sequence(), sequence) >= 0;
    }
}
