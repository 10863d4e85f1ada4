package org.causality.propagation.adapter.recovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.causality.model.message.MessageId;
import org.causality.propagation.causal.StoredMessage;
import org.causality.propagation.causal.TimeVerdict;
import org.causality.propagation.recovery.Epoch;
import org.causality.propagation.recovery.EpochClock;
import org.causality.propagation.recovery.ReconSet;
import org.causality.propagation.recovery.Rekeying;

/**
 * The {@link ReconSet} of one term of the lease: all judged messages at their computed times. The core's thread only drops
 * rows into a queue; whoever looks at the set takes them in first. Safe from any thread.
 */
final class KeptSet {

    /** Rows between two looks; when it overflows the set is not to be trusted any more and is loaded anew. */
    private static final int ARRIVALS_MAX = 262_144;

    /** Judged messages that will be stored once more, with their delivery; when there are more, rows are looked up. */
    private static final int UNDELIVERED_MAX = 65_536;

    private final EpochClock epochs;
    private final int idsMax;
    private final BlockingQueue<StoredMessage> arrivals = new ArrayBlockingQueue<>(ARRIVALS_MAX);
    private final Map<MessageId, Boolean> undelivered = new LinkedHashMap<>();
    private final ReconSet set;
    private boolean looksUp = true;
    private volatile boolean lost;

    KeptSet(EpochClock epochs, int idsMax, long nowMillis) {
        Epoch now = epochs.current(nowMillis);
        this.epochs = epochs;
        this.idsMax = idsMax;
        this.set = new ReconSet(now.name(), now.key(), 0);
    }

    /** Takes a while: a second or so for a million rows. What arrives meanwhile waits. */
    synchronized void load(RecoveryRows rows) {
        rows.load(idsMax, (id, time, delivered) -> {
            set.add(id, time);
            noteDelivery(id, delivered);
        });
        takeArrivals(); // some of these may have been loaded as well
        looksUp = false;
    }

    /** Called by the core's thread; waits for nothing. */
    void arrived(StoredMessage row) {
        if (row.verdict() != TimeVerdict.UNJUDGED && !arrivals.offer(row)) {
            lost = true;
        }
    }

    /** It could not be loaded. */
    void giveUp() {
        lost = true;
    }

    /** Rows were lost: the set lacks what the log has. */
    boolean isLost() {
        return lost;
    }

    /** Looks at the set as it is now. Sessions share it, so this must not wait for a peer. */
    synchronized <T> T with(Function<ReconSet, T> look) {
        takeArrivals();
        return look.apply(set);
    }

    private void takeArrivals() {
        for (StoredMessage row = arrivals.poll(); row != null; row = arrivals.poll()) {
            take(row.signed().id(), row.computedTime(), row.deliverySequence() > 0);
        }
        set.shrinkTo(idsMax);
    }

    private void take(MessageId id, long time, boolean delivered) {
        boolean known = undelivered.remove(id) != null || (looksUp && set.holds(id, time));
        if (!known) {
            set.add(id, time);
        }
        noteDelivery(id, delivered);
    }

    private void noteDelivery(MessageId id, boolean delivered) {
        if (delivered) {
            return;
        }
        undelivered.put(id, true);
        if (undelivered.size() > UNDELIVERED_MAX) {
            undelivered.remove(undelivered.keySet().iterator().next());
            looksUp = true;
        }
    }

    // ---- keys

    /** Makes the sketches that are due and lets go of those that nobody uses. To be called now and then. */
    void turnKeys(long nowMillis, Set<Long> inSessions) {
        List<Epoch> due = List.of(epochs.current(nowMillis), epochs.previous(nowMillis), epochs.ahead(nowMillis));
        due.forEach(this::keep);
        with(kept -> {
            if (kept.epochs().contains(due.getFirst().name())) {
                kept.useEpoch(due.getFirst().name());
            }
            Set<Long> used = Stream.concat(inSessions.stream(), due.stream().map(Epoch::name))
                    .collect(Collectors.toSet());
            new ArrayList<>(kept.epochs())
                    .stream().filter(name -> !used.contains(name)).forEach(kept::drop);
            return kept;
        });
    }

    /** Keeps a sketch under this key from now on, if there is room; a fifth of a second of CPU for a million ids. */
    boolean keep(Epoch epoch) {
        if (with(kept -> kept.epochs().contains(epoch.name()))) {
            return true;
        }
        Rekeying begun = with(kept -> kept.rekey(epoch.name(), epoch.key()));
        begun.run();
        return with(kept -> kept.keep(begun));
    }

    void drop(long epoch) {
        var _ = with(kept -> {
            kept.drop(epoch);
            return kept;
        });
    }
}
