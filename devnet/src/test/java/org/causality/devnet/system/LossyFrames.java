package org.causality.devnet.system;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.causality.model.codec.Bytes;
import org.jspecify.annotations.Nullable;

/** Loses some frames with orders and lets some overtake the one before; the same for the same seed and arrivals. */
final class LossyFrames {

    private final Random random;
    private final double lossShare;
    private final double reorderShare;
    private @Nullable Runnable overtaken;
    private final Set<Bytes> lost = new HashSet<>();
    private int dropped;
    private int reordered;

    LossyFrames(long seed, double lossShare, double reorderShare) {
        this.random = new Random(seed);
        this.lossShare = lossShare;
        this.reorderShare = reorderShare;
    }

    void arrived(Bytes message, Runnable pass, Runnable lose) {
        next(message, pass, lose).forEach(Runnable::run);
    }

    private synchronized List<Runnable> next(Bytes message, Runnable pass, Runnable lose) {
        double drawn = random.nextDouble();
        if (drawn < lossShare) {
            dropped++;
            lost.add(message);
            return List.of(lose);
        }
        lost.remove(message); // gossip brought it again
        if (overtaken == null && drawn < lossShare + reorderShare) {
            reordered++;
            overtaken = pass;
            return List.of();
        }
        List<Runnable> passing = new ArrayList<>(List.of(pass));
        if (overtaken != null) {
            passing.add(overtaken);
            overtaken = null;
        }
        return passing;
    }

    /** Passes what was still to be overtaken. */
    void flush() {
        Runnable last;
        synchronized (this) {
            last = overtaken;
            overtaken = null;
        }
        if (last != null) {
            last.run();
        }
    }

    synchronized int dropped() {
        return dropped;
    }

    /** Messages that did not come by gossip. */
    synchronized int lost() {
        return lost.size();
    }

    synchronized int reordered() {
        return reordered;
    }
}
