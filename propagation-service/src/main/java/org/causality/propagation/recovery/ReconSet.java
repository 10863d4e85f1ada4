package org.causality.propagation.recovery;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.DomainTag;
import org.causality.model.message.MessageId;
import org.causality.model.wire.ReconMessage;
import org.causality.model.wire.ReconMessage.Print;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one node above its floor, as recovery sees them: ids by windows of time, and a sketch of all under each
 * key in use, all kept as messages come. Some 60 bytes an id. A sketch of few ids is kept short: a session that needs more
 * of it has it made. Not for several threads.
 */
public final class ReconSet {
    /** A window is 4,096 ticks, or a power of two more when the history is longer than 256 of them. */
    public static final int LEVEL_MIN = 12;

    /** The current epoch's, the one before it and the one to come, and two that sessions brought; then none is added. */
    public static final int KEYS_MAX = 5;

    /** Cells that are kept for each id, so that the first ones say what sessions ask for; more than twice what it takes. */
    private static final int CELLS_PER_ID = 4;

    private static final int CELLS_MIN = 256;

    /** By so much a sketch becomes longer at a time. */
    private static final int LONGER = 4;

    private final NavigableMap<Long, Window> windows = new TreeMap<>();
    private final Map<Long, Sketch> sketches = new LinkedHashMap<>();
    private long epoch;
    private long floor;
    private int size;

    /** @param floor the lowest tick that is kept */
    public ReconSet(long epoch, EpochKey key, long floor) {
        this.epoch = epoch;
        this.sketches.put(epoch, new Sketch(key, CELLS_MIN));
        this.floor = floor;
    }

    /** Each message once; those below the floor are not taken. */
    public void add(MessageId id, long time) {
        if (Long.compareUnsigned(time, floor) < 0) {
            return;
        }
        windows.computeIfAbsent(time >>> LEVEL_MIN, _ -> new Window()).add(id.value(), time);
        ShortId shortId = ShortId.of(id);
        sketches.values().forEach(sketch -> sketch.add(shortId));
        size++;
        sketches.replaceAll((_, sketch) -> isTooShort(sketch) ? sketch(sketch.key(), LONGER * sketch.size()) : sketch);
    }

    private boolean isTooShort(Sketch sketch) {
        return sketch.size() < Sketch.CELLS_MAX && sketch.size() < CELLS_PER_ID * size;
    }

    private Sketch sketch(EpochKey key, int cells) {
        Sketch sketch = new Sketch(key, Math.min(Sketch.CELLS_MAX, cells));
        windows.values().forEach(window -> window.ids().addTo(sketch, 0));
        return sketch;
    }

    /** Looks through one window, some thousand ids. */
    public boolean holds(MessageId id, long time) {
        Window window = windows.get(time >>> LEVEL_MIN);
        return window != null && window.holds(ShortId.of(id));
    }

    /** Forgets the oldest windows until so many ids are left, and raises the floor above them. */
    public void shrinkTo(int idsMax) {
        while (size > idsMax && windows.size() > 1) {
            Map.Entry<Long, Window> oldest = windows.pollFirstEntry();
            Window gone = oldest.getValue();
            for (int i = 0; i < gone.count(); i++) {
                ShortId id = gone.at(i).id();
                sketches.values().forEach(sketch -> sketch.remove(id));
            }
            size -= gone.count();
            floor = (oldest.getKey() + 1) << LEVEL_MIN;
        }
    }

    // ---- keys

    /** Begins a sketch of all there is under another key; {@link Rekeying#run} may take its time elsewhere. */
    public Rekeying rekey(long name, EpochKey key) {
        return new Rekeying(name, key, windows);
    }

    /** Keeps a sketch from now on, with what came and went since it was begun. False when there is no room for it. */
    public boolean keep(Rekeying made) {
        if (sketches.size() >= KEYS_MAX && !sketches.containsKey(made.name())) {
            return false;
        }
        sketches.put(made.name(), made.caughtUp(windows));
        return true;
    }

    /** The key that {@link Opener} uses; it is among those kept. */
    public void useEpoch(long name) {
        if (!sketches.containsKey(name)) {
            throw new IllegalArgumentException("no sketch is kept under key " + name);
        }
        epoch = name;
    }

    /** Nobody uses this key any more; the current one stays. */
    public void drop(long name) {
        if (name != epoch) {
            sketches.remove(name);
        }
    }

    /** The names of all keys in use. */
    public Set<Long> epochs() {
        return Set.copyOf(sketches.keySet());
    }

    public int size() {
        return size;
    }

    public long epoch() {
        return epoch;
    }

    long floor() {
        return floor;
    }

    /** As long as it is kept. */
    Sketch sketch() {
        return Objects.requireNonNull(sketches.get(epoch));
    }

    /** The same; null when none is kept under this key. */
    @Nullable Sketch sketch(long name) {
        return sketches.get(name);
    }

    /** The whole sketch as it is now, half a MiB, for one session; null when none is kept under this key. */
    @Nullable Sketch snapshot(long name) {
        Sketch kept = sketches.get(name);
        if (kept == null) {
            return null;
        }
        return kept.size() < Sketch.CELLS_MAX ? sketch(kept.key(), Sketch.CELLS_MAX) : kept.snapshot();
    }

    /** The last tick any message here may have; the floor when there is none. */
    long newest() {
        return windows.isEmpty() ? floor : ((windows.lastKey() + 1) << LEVEL_MIN) - 1;
    }

    /** The finest level at which {@link ReconMessage#WINDOWS_MAX} windows cover all there is. */
    int level() {
        int level = LEVEL_MIN;
        if (!windows.isEmpty()) {
            long span = windows.lastKey() - windows.firstKey();
            while (span >> (level - LEVEL_MIN) >= ReconMessage.WINDOWS_MAX - 1) {
                level++;
            }
        }
        return level;
    }

    List<Print> prints(int level) {
        return prints(level, sketch().key());
    }

    List<Print> prints(int level, EpochKey key) {
        NavigableMap<Long, Window> sums = new TreeMap<>();
        windows.forEach((number, window) -> sums.computeIfAbsent(number >>> (level - LEVEL_MIN), _ -> new Window())
                .addSum(window));
        List<Print> prints = new ArrayList<>(sums.size());
        sums.forEach((number, window) -> prints.add(print(number, window, key)));
        return prints;
    }

    private static Print print(long number, Window window, EpochKey key) {
        Bytes count = Bytes.wrap(ByteBuffer.allocate(4).putInt(window.count()).array());
        byte[] hash = DomainTag.RECON_WINDOW
                .hash(key.value(), window.sum().toBytes(), count)
                .toArray();
        return new Print(number, window.count(), Bytes.copyOf(hash, 0, ReconMessage.FINGERPRINT_BYTES));
    }

    /** How many ids these windows hold. */
    long count(Collection<Long> numbers, int level) {
        return numbers.stream()
                .flatMap(number -> within(number, level).values().stream())
                .mapToLong(Window::count)
                .sum();
    }

    /** The ids of these windows, in no order. */
    List<Timed> ids(Collection<Long> numbers, int level) {
        List<Timed> ids = new ArrayList<>();
        for (long number : numbers) {
            for (Window window : within(number, level).values()) {
                for (int i = 0; i < window.count(); i++) {
                    ids.add(window.at(i));
                }
            }
        }
        return ids;
    }

    private NavigableMap<Long, Window> within(long number, int level) {
        int shift = level - LEVEL_MIN;
        return windows.subMap(number << shift, true, ((number + 1) << shift) - 1, true);
    }
}
