package org.causality.crosschain.observation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.codec.U256;
import org.jspecify.annotations.Nullable;

/** One watch: the blocks still to be proven, in order, and the values proven so far by the height they changed at. */
final class WatchedSlot {

    /** Providers keep state for some hundred blocks; who is further behind goes on at the newest. */
    static final int BLOCKS_BEHIND_MAX = 64;

    /** Changes remembered for reorgs; older ones are folded into one. */
    static final int CHANGES_MAX = 1_024;

    static final int ATTEMPTS_MAX = 6;
    static final long RETRY_MILLIS = 500;
    static final long ANSWER_MILLIS_MAX = 10_000;

    private final Watch watch;
    private final Deque<BlockHeader> toProve = new ArrayDeque<>();
    private final NavigableMap<Long, U256> changes = new TreeMap<>();
    private boolean once;
    private int attempt;
    private Instant nextAskAt = Instant.MIN;

    WatchedSlot(Watch watch, boolean once) {
        this.watch = watch;
        this.once = once;
    }

    Watch watch() {
        return watch;
    }

    boolean isOnce() {
        return once;
    }

    void keepForGood() {
        once = false;
    }

    /** Whether what it waited for has happened for good. */
    boolean endsAt(long finalizedHeight) {
        return once && !changes.isEmpty() && changes.firstKey() <= finalizedHeight;
    }

    void restore(long height, U256 value) {
        changes.put(height, value);
    }

    /** Queues a block; answers the one that had to be passed over, or null. */
    @Nullable BlockHeader add(BlockHeader header) {
        toProve.add(header);
        return toProve.size() > BLOCKS_BEHIND_MAX ? passOver() : null;
    }

    @Nullable BlockHeader next() {
        return toProve.peek();
    }

    BlockHeader passOver() {
        attempt = 0;
        nextAskAt = Instant.MIN;
        return toProve.remove();
    }

    void retract(BlockHeader header) {
        if (header.equals(toProve.peek())) {
            attempt = 0;
            nextAskAt = Instant.MIN;
        }
        toProve.remove(header);
        changes.tailMap(header.height(), true).clear();
    }

    /** The next attempt's number when one is due, else 0. */
    int dueAttempt(Instant now) {
        if (toProve.isEmpty() || nextAskAt.isAfter(now)) {
            return 0;
        }
        nextAskAt = now.plusMillis(ANSWER_MILLIS_MAX);
        return ++attempt;
    }

    boolean isExhausted() {
        return attempt >= ATTEMPTS_MAX;
    }

    void retryLater(Instant now) {
        nextAskAt = now.plusMillis(RETRY_MILLIS * attempt);
    }

    /** Takes the value proven at the block that was next; whether it is a change. */
    boolean proven(BlockHeader header, U256 value) {
        var _ = passOver();
        var before = changes.lowerEntry(header.height());
        U256 held = before == null ? U256.ZERO : before.getValue();
        if (held.equals(value)) {
            return false;
        }
        changes.put(header.height(), value);
        if (changes.size() > CHANGES_MAX) {
            changes.pollFirstEntry();
        }
        return true;
    }
}
