package org.causality.libp2p.gossip.router;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * Accepted ids of one topic, each for a time after it was first accepted; oldest first. Every announced id is looked up
 * here, so an id costs sixteen to forty bytes and a look-up mostly one line of memory: ids stand in a ring as they came, and
 * a table, at most half full, says by an id's tag at which place. An entry of the table is a place + 1 in the low bits and
 * bits of the tag above them; 0 is none.
 */
final class SeenIds {
    private static final int ROOM_MIN = 16;

    private final int idsMax;
    /** By place; null where one was removed. As long as a power of two. */
    private @Nullable MessageId[] ring = new MessageId[ROOM_MIN];
    /** By place: after {@link #begin}. */
    private long[] sinceNanos = new long[ROOM_MIN];

    private int[] table = new int[2 * ROOM_MIN];
    private @Nullable Instant begin;
    private int oldest;
    /** Places in use, gaps too. */
    private int places;

    private int size;

    SeenIds(int idsMax) {
        this.idsMax = idsMax;
    }

    boolean contains(MessageId id) {
        return table[slot(id)] != 0;
    }

    /** Where the table has the id, or the free slot where it would stand. */
    private int slot(MessageId id) {
        int mask = table.length - 1;
        int tag = tagBits(id, mask);
        int slot = (int) id.tag() & mask;
        while (table[slot] != 0) {
            boolean mayBe = (table[slot] & ~mask) == tag;
            if (mayBe && id.equals(idAt(slot))) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** The id of a slot that is not free. */
    private MessageId idAt(int slot) {
        return Objects.requireNonNull(ring[(table[slot] & (table.length - 1)) - 1]);
    }

    private static int tagBits(MessageId id, int mask) {
        return (int) (id.tag() >>> Integer.SIZE) & ~mask;
    }

    /** Adds an id; false when the oldest had to go for it. */
    boolean add(MessageId id, Instant now) {
        if (contains(id)) {
            return true;
        }
        boolean fits = size < idsMax;
        if (!fits) {
            removeOldest();
        }
        if (places == ring.length) {
            arrange(2 * size < ring.length ? ring.length : 2 * ring.length);
        }
        append(id, nanos(now));
        return fits;
    }

    private void append(MessageId id, long nanos) {
        int place = (oldest + places) & (ring.length - 1);
        ring[place] = id;
        sinceNanos[place] = nanos;
        table[slot(id)] = (place + 1) | tagBits(id, table.length - 1);
        places++;
        size++;
    }

    private long nanos(Instant now) {
        if (begin == null) {
            begin = now;
        }
        return Duration.between(begin, now).toNanos();
    }

    /** Without gaps, in that much room. */
    private void arrange(int room) {
        @Nullable MessageId[] ids = ring;
        long[] since = sinceNanos;
        int from = oldest;
        int all = places;
        ring = new MessageId[room];
        sinceNanos = new long[room];
        table = new int[2 * room];
        oldest = 0;
        places = 0;
        size = 0;
        for (int i = 0; i < all; i++) {
            int place = (from + i) & (ids.length - 1);
            MessageId id = ids[place];
            if (id != null) {
                append(id, since[place]);
            }
        }
    }

    void remove(MessageId id) {
        int slot = slot(id);
        if (table[slot] != 0) {
            ring[(table[slot] & (table.length - 1)) - 1] = null;
            free(slot);
            size--;
        }
    }

    /** What stands behind a slot that becomes free moves up, so that every look-up ends at the first free one. */
    private void free(int slot) {
        int mask = table.length - 1;
        int gap = slot;
        int next = (slot + 1) & mask;
        while (table[next] != 0) {
            int home = (int) idAt(next).tag() & mask;
            if (((next - home) & mask) >= ((next - gap) & mask)) {
                table[gap] = table[next];
                gap = next;
            }
            next = (next + 1) & mask;
        }
        table[gap] = 0;
    }

    void expire(Duration ttl, Instant now) {
        long latest = places == 0 ? 0 : nanos(now) - ttl.toNanos();
        while (places > 0 && (ring[oldest] == null || sinceNanos[oldest] <= latest)) {
            dropFirstPlace();
        }
    }

    private void removeOldest() {
        int before = size;
        while (size == before) {
            dropFirstPlace();
        }
    }

    private void dropFirstPlace() {
        MessageId id = ring[oldest];
        if (id != null) {
            remove(id);
        }
        oldest = (oldest + 1) & (ring.length - 1);
        places--;
    }

    int size() {
        return size;
    }
}
