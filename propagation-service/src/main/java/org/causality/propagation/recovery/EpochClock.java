package org.causality.propagation.recovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.DomainTag;
import org.causality.model.message.CheckpointId;
import org.causality.model.network.Genesis;
import org.causality.model.network.Operator;

/**
 * Which keys are in use when: hash(root, number of the ten minutes since 1970). The root is the highest certified checkpoint,
 * which nobody knew when the ids below it were made; the genesis until there is one. A node keeps the key before the current
 * one, for peers whose clocks are late, and makes the next one ahead, for those whose clocks are early. Safe from any thread.
 */
public final class EpochClock {
    public static final long EPOCH_MILLIS = 600_000;

    /** Clocks that are early by no more than that find their key here already. */
    public static final long AHEAD_MILLIS = 60_000;

    /** The root of now, the one before, and one to come. */
    private static final int ROOTS_MAX = 3;

    /** @param from the first epoch it is for */
    private record Root(long from, Bytes bytes) {}

    private final Bytes genesis;
    private volatile List<Root> roots;

    public EpochClock(Genesis genesis) {
        this(rootOf(genesis));
    }

    EpochClock(Bytes root) {
        this.genesis = root;
        this.roots = List.of(new Root(0, root));
    }

    private static Bytes rootOf(Genesis genesis) {
        List<Bytes> parts = new ArrayList<>();
        parts.add(Bytes.ascii(genesis.network() + "/" + genesis.version() + "/" + genesis.shards()));
        genesis.operators().operators().stream()
                .sorted(Comparator.comparing((Operator operator) -> operator.key()))
                .forEach(operator -> parts.add(operator.key().value().toBytes()));
        return DomainTag.RECON_KEY.hash(parts.toArray(Bytes[]::new)).toBytes();
    }

    /** At a start: what was certified before it holds at once, unless it is known already. */
    public synchronized void restore(CheckpointId certified) {
        Bytes bytes = rootOf(certified);
        if (roots.stream().noneMatch(root -> root.bytes.equals(bytes))) {
            roots = List.of(new Root(0, bytes));
        }
    }

    /** Counts from the next epoch whose key was not made yet, so that who hears of it a little later changes with us. */
    public synchronized void certified(CheckpointId checkpoint, long nowMillis) {
        long from = (nowMillis + AHEAD_MILLIS) / EPOCH_MILLIS + 1;
        List<Root> known = new ArrayList<>(roots);
        known.removeIf(root -> root.from >= from);
        known.add(new Root(from, rootOf(checkpoint)));
        roots = List.copyOf(known.subList(Math.max(0, known.size() - ROOTS_MAX), known.size()));
    }

    private Bytes rootOf(CheckpointId checkpoint) {
        return DomainTag.RECON_KEY.hash(genesis, checkpoint.value().toBytes()).toBytes();
    }

    public Epoch current(long nowMillis) {
        return epoch(nowMillis / EPOCH_MILLIS);
    }

    public Epoch previous(long nowMillis) {
        return epoch(nowMillis / EPOCH_MILLIS - 1);
    }

    /** The current one again, but shortly before its end. */
    public Epoch ahead(long nowMillis) {
        return current(nowMillis + AHEAD_MILLIS);
    }

    private Epoch epoch(long number) {
        List<Root> known = roots;
        Bytes root = known.getFirst().bytes;
        for (Root later : known) {
            root = later.from <= number ? later.bytes : root;
        }
        return Epoch.under(root, number);
    }
}
