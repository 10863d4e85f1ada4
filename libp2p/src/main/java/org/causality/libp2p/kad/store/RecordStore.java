package org.causality.libp2p.kad.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.message.KadId;
import org.causality.libp2p.kad.message.KadRecord;
import org.causality.libp2p.kad.message.Octets;
import org.jspecify.annotations.Nullable;

/** Records by key, each the best valid one that came, for a time. One owner. */
public final class RecordStore {
    /** What became of a record. */
    public enum Put {
        /** It is kept. */
        STORED,
        /** It was there already; its time begins again. */
        RENEWED,
        /** A better one is there. */
        OUTDONE,
        /** The validator refuses it, or it is too long. */
        INVALID,
        /** There is no room, and it is farther from us than all that is kept. */
        FULL
    }

    private record Held(Octets value, Instant came, KadId place) {}

    private final RecordValidator validator;
    private final StoreLimits limits;

    /** The one that came longest ago first. */
    private final SequencedMap<Octets, Held> byAge = new LinkedHashMap<>();

    private final TreeMap<KadId, Octets> byDistance;
    private long bytes;

    /** An empty store of the peer {@code self}. */
    public RecordStore(PeerId self, RecordValidator validator, StoreLimits limits) {
        this.validator = validator;
        this.limits = limits;
        this.byDistance = new TreeMap<>(KadId.of(self).byDistance());
    }

    /** Keeps a record if it is valid, better than what is there, and there is room. */
    public Put put(Octets key, Octets value, Instant now) {
        if (value.length() > KadRecord.VALUE_BYTES_MAX || !validator.isValid(key, value)) {
            return Put.INVALID;
        }
        expire(now);
        Held known = byAge.get(key);
        if (known == null) {
            hold(key, new Held(value, now, KadId.of(key)));
            return shrink(key) ? Put.STORED : Put.FULL;
        }
        if (known.value.equals(value)) {
            hold(key, new Held(value, now, known.place));
            return Put.RENEWED;
        }
        if (!validator.isBetter(key, value, known.value)) {
            return Put.OUTDONE;
        }
        hold(key, new Held(value, now, known.place));
        return shrink(key) ? Put.STORED : Put.FULL;
    }

    /** The record under a key, or null. */
    public @Nullable Octets get(Octets key, Instant now) {
        expire(now);
        Held held = byAge.get(key);
        return held == null ? null : held.value;
    }

    /** When the record under a key came last, or null. */
    public @Nullable Instant came(Octets key) {
        Held held = byAge.get(key);
        return held == null ? null : held.came;
    }

    /** Drops what is too old. */
    public void expire(Instant now) {
        while (!byAge.isEmpty()) {
            Map.Entry<Octets, Held> oldest = byAge.firstEntry();
            if (oldest.getValue().came.plus(limits.recordTtl()).isAfter(now)) {
                return;
            }
            drop(oldest.getKey());
        }
    }

    private void hold(Octets key, Held held) {
        drop(key);
        byAge.putLast(key, held);
        byDistance.put(held.place, key);
        bytes += held.value.length();
    }

    private void drop(Octets key) {
        Held gone = byAge.remove(key);
        if (gone != null) {
            byDistance.remove(gone.place);
            bytes -= gone.value.length();
        }
    }

    /** Drops the farthest until the bounds hold; false when {@code latest} was among them. */
    private boolean shrink(Octets latest) {
        while (byAge.size() > limits.recordsMax() || bytes > limits.recordBytesMax()) {
            drop(byDistance.lastEntry().getValue());
        }
        return byAge.containsKey(latest);
    }

    /** How many records. */
    public int size() {
        return byAge.size();
    }

    /** Their values together. */
    public long bytes() {
        return bytes;
    }
}
