package org.causality.libp2p.gossip.router;

import org.causality.libp2p.gossip.rpc.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * Values by message id, to be looked up only: they have no order. Keys stand in the table itself, at the place their tag
 * says or the next free one; it is at most half full.
 */
final class IdMap<V> {
    private static final int ROOM_MIN = 16;

    private @Nullable MessageId[] ids = new MessageId[ROOM_MIN];
    private @Nullable Object[] values = new Object[ROOM_MIN];
    private int size;

    @SuppressWarnings("unchecked") // only put() writes values
    @Nullable V get(MessageId id) {
        return (V) values[slot(id)];
    }

    /** Where the id stands, or the free slot where it would. */
    private int slot(MessageId id) {
        int mask = ids.length - 1;
        int slot = (int) id.tag() & mask;
        while (ids[slot] != null && !id.equals(ids[slot])) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    void put(MessageId id, V value) {
        int slot = slot(id);
        if (ids[slot] == null) {
            size++;
        }
        ids[slot] = id;
        values[slot] = value;
        if (2 * size > ids.length) {
            grow();
        }
    }

    private void grow() {
        @Nullable MessageId[] oldIds = ids;
        @Nullable Object[] oldValues = values;
        ids = new MessageId[2 * oldIds.length];
        values = new Object[ids.length];
        for (int i = 0; i < oldIds.length; i++) {
            MessageId id = oldIds[i];
            if (id != null) {
                int slot = slot(id);
                ids[slot] = id;
                values[slot] = oldValues[i];
            }
        }
    }

    /** What stands behind the slot that becomes free moves up, so that every look-up ends at the first free one. */
    void remove(MessageId id) {
        int mask = ids.length - 1;
        int gap = slot(id);
        if (ids[gap] == null) {
            return;
        }
        size--;
        int next = (gap + 1) & mask;
        for (MessageId behind = ids[next]; behind != null; behind = ids[next]) {
            int home = (int) behind.tag() & mask;
            if (((next - home) & mask) >= ((next - gap) & mask)) {
                ids[gap] = behind;
                values[gap] = values[next];
                gap = next;
            }
            next = (next + 1) & mask;
        }
        ids[gap] = null;
        values[gap] = null;
    }

    int size() {
        return size;
    }
}
