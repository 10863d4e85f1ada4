package org.causality.propagation.recovery;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.MessageId;
import org.jspecify.annotations.Nullable;

/** One side: what it keeps, and the set that recovery sees. An envelope here is its id, its time, and filling. */
final class Replica implements ReconLog {
    static final EpochKey KEY = new EpochKey(Bytes.wrap(new byte[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6}));
    static final int ENVELOPE_BYTES = 200;

    private final Map<ShortId, Kept> kept = new HashMap<>();
    final ReconSet set;
    long lastTime = Long.MIN_VALUE;
    boolean inOrder = true;

    Replica() {
        this(1, 0);
    }

    Replica(long epoch, long floor) {
        set = new ReconSet(epoch, KEY, floor);
    }

    /** A message made of chance. */
    static Bytes message(Random random, long time) {
        byte[] bytes = new byte[ENVELOPE_BYTES];
        random.nextBytes(bytes);
        ByteBuffer.wrap(bytes).putLong(32, time);
        return Bytes.wrap(bytes);
    }

    static long time(Bytes envelope) {
        return ByteBuffer.wrap(envelope.unsafeArray()).getLong(32);
    }

    void keep(Bytes envelope) {
        MessageId id = new MessageId(Bytes32.read(envelope.unsafeArray(), 0));
        if (kept.putIfAbsent(ShortId.of(id), new Kept(time(envelope), envelope)) == null) {
            set.add(id, time(envelope));
        }
    }

    /** As {@link #keep}, and remembers whether times came in order. */
    void takeShipped(Bytes envelope) {
        inOrder &= time(envelope) >= lastTime;
        lastTime = time(envelope);
        keep(envelope);
    }

    Set<ShortId> ids() {
        return kept.keySet();
    }

    Map<ShortId, Kept> all() {
        return kept;
    }

    @Override
    public @Nullable Kept find(ShortId id) {
        return kept.get(id);
    }
}
