package org.causality.propagation.recovery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage;
import org.causality.model.wire.ReconMessage.Cells;
import org.causality.model.wire.ReconMessage.Credit;
import org.causality.model.wire.ReconMessage.Done;
import org.causality.model.wire.ReconMessage.Hello;
import org.causality.model.wire.ReconMessage.Listing;
import org.causality.model.wire.ReconMessage.More;
import org.causality.model.wire.ReconMessage.Outcome;
import org.causality.model.wire.ReconMessage.Print;
import org.causality.model.wire.ReconMessage.Push;
import org.causality.model.wire.ReconMessage.Want;
import org.jspecify.annotations.Nullable;

/** The side that is asked: sees which windows differ, guesses by how much, and answers in the cheaper of two ways. */
public final class Answerer {
    /** Ids one session lists: 4 MiB of them. Who differs by more starts from a checkpoint. */
    static final int LISTED_MAX = 262_144;

    /** Cells a difference takes (1.38) and a little more, so that one burst is mostly enough. */
    private static final double CELLS_PER_DIFFERENCE = 1.45;

    private static final int CELLS_AT_LEAST = 32;
    private static final int CELL_BYTES = 25;
    private static final int CELLS_IN_A_FRAME = 256;

    private final ReconSet set;
    private final ReconLog log;
    private Shipping shipping;
    private Sketch snapshot;
    private Set<Long> differing = Set.of();
    private final Set<ShortId> wanted = new HashSet<>();
    private @Nullable Hello next;
    private int level;
    private int setSize;
    private int cellsSent;
    private int wantedIds;
    private int rounds;
    private boolean listed;
    private boolean ended;

    public Answerer(ReconSet set, ReconLog log) {
        this.set = set;
        this.log = log;
        this.shipping = new Shipping(log);
        this.snapshot = set.sketch();
    }

    public List<Step> receive(ReconMessage message) {
        if (ended) {
            return List.of();
        }
        try {
            return switch (message) {
                case Hello hello when rounds == 0 || shipping.isOver() -> answer(hello);
                case Hello hello when shipping.isOverButTaking() && next == null -> later(hello);
                case More more when rounds > 0 && !listed -> more(more);
                case Want want when rounds > 0 && !shipping.isOffered() -> want(want);
                case Push push when rounds > 0 -> take(push);
                case Credit credit when rounds > 0 -> credited(credit);
                case Done done -> end(done.outcome());
                case Hello _, Cells _, More _, Listing _, Want _, Push _, Credit _ -> say(Outcome.UNEXPECTED);
            };
        } catch (IllegalArgumentException | ArithmeticException _) {
            return say(Outcome.UNEXPECTED);
        }
    }

    /** The core has not yet taken all that came; until then our windows would still differ. */
    private List<Step> later(Hello hello) {
        next = hello;
        return List.of();
    }

    private List<Step> answer(Hello hello) {
        Sketch sketch = set.sketch(hello.epoch());
        if (sketch == null) {
            return say(Outcome.OTHER_EPOCH);
        }
        if (isBelowFloor(hello)) {
            return say(Outcome.TOO_OLD);
        }
        if (++rounds > Opener.ROUNDS_MAX) {
            return say(Outcome.ROUNDS_SPENT);
        }
        listed = false;
        wantedIds = 0;
        level = Math.max(hello.level(), ReconSet.LEVEL_MIN);
        shipping = new Shipping(log);
        wanted.clear();
        Map<Long, Integer> off = differences(hello, sketch.key());
        differing = off.keySet();
        if (differing.isEmpty()) {
            return say(Outcome.EQUAL);
        }
        return differing.size() > ReconMessage.LISTED_WINDOWS_MAX ? say(Outcome.TOO_DIFFERENT) : tell(hello, off);
    }

    /** Whether one of both ends before the other begins. */
    private boolean isBelowFloor(Hello hello) {
        boolean theyAre =
                !hello.prints().isEmpty() && ((hello.prints().getLast().window() + 1) << hello.level()) <= set.floor();
        return theyAre || (set.size() > 0 && set.newest() < hello.floor());
    }

    private List<Step> tell(Hello hello, Map<Long, Integer> off) {
        if (hello.floor() != set.floor()) {
            return list(); // what only one of both has forgotten is in the other's sketch
        }
        Sketch whole = set.snapshot(hello.epoch());
        if (whole == null) {
            return say(Outcome.OTHER_EPOCH);
        }
        snapshot = whole;
        setSize = set.size();
        cellsSent = 0;
        List<Cell> theirs = PackedCells.unpack(0, sizeOf(hello), hello.cells());
        if (theirs.size() != Opener.ESTIMATE_CELLS) {
            return say(Outcome.UNEXPECTED);
        }
        List<Integer> windows = new ArrayList<>(off.values());
        while (windows.size() < hello.prints().size()) {
            windows.add(0); // those that agree say something of the others, too
        }
        long estimate = Estimate.of(theirs, snapshot.cells(0, theirs.size()), windows);
        int burst = (int) Math.min(Sketch.CELLS_MAX, CELLS_AT_LEAST + Math.ceil(CELLS_PER_DIFFERENCE * estimate));
        boolean listingIsCheaper = set.count(differing, level) * ShortId.BYTES <= (long) burst * CELL_BYTES;
        return listingIsCheaper ? list() : cells(burst);
    }

    private static long sizeOf(Hello hello) {
        return hello.prints().stream().mapToLong(Print::count).sum();
    }

    /** The windows that differ, with the opener's count minus ours; none that reaches below a floor only one side has. */
    private Map<Long, Integer> differences(Hello hello, EpochKey key) {
        long floor = hello.floor() == set.floor() ? 0 : Math.max(hello.floor(), set.floor());
        Map<Long, Integer> off = differencesOfAll(hello.prints(), key);
        off.keySet().removeIf(window -> window << level < floor);
        return off;
    }

    private Map<Long, Integer> differencesOfAll(List<Print> theirs, EpochKey key) {
        Map<Long, Print> ours = new TreeMap<>();
        set.prints(level, key).forEach(print -> ours.put(print.window(), print));
        Map<Long, Integer> off = new TreeMap<>();
        for (Print print : theirs) {
            Print own = ours.remove(print.window());
            if (!print.equals(own)) {
                off.put(print.window(), print.count() - (own == null ? 0 : own.count()));
            }
        }
        ours.forEach((window, own) -> off.put(window, -own.count()));
        return off;
    }

    private List<Step> cells(int count) {
        List<Step> frames = new ArrayList<>();
        int until = Math.min(snapshot.size(), cellsSent + count);
        while (cellsSent < until) {
            int next = Math.min(until, cellsSent + CELLS_IN_A_FRAME);
            Bytes packed = PackedCells.pack(cellsSent, setSize, snapshot.cells(cellsSent, next));
            frames.add(new Step.Send(new Cells(cellsSent, setSize, packed, next == until)));
            cellsSent = next;
        }
        return frames;
    }

    private List<Step> more(More more) {
        return more.count() == 0 ? list() : cells(more.count());
    }

    private List<Step> list() {
        listed = true;
        if (set.count(differing, level) > LISTED_MAX) {
            return say(Outcome.TOO_DIFFERENT);
        }
        List<ShortId> ids = set.ids(differing, level).stream().map(Timed::id).toList();
        Bytes windows = PackedIds.windows(differing);
        List<Step> frames = new ArrayList<>();
        frames.add(new Step.Send(new Listing(windows, Bytes.EMPTY, false)));
        frames.addAll(PackedIds.frames(ids, (some, last) -> new Listing(Bytes.EMPTY, some, last)));
        return frames;
    }

    private List<Step> want(Want want) {
        wantedIds += want.ids().size() / ShortId.BYTES;
        if (wantedIds > LISTED_MAX) {
            return say(Outcome.TOO_DIFFERENT);
        }
        wanted.addAll(PackedIds.unpack(want.ids()));
        if (!want.last()) {
            return List.of();
        }
        shipping.offer(wanted);
        return shipping.pump();
    }

    private List<Step> take(Push push) {
        if (!shipping.arrived(push)) {
            return say(Outcome.UNEXPECTED);
        }
        return push.messages().isEmpty() ? List.of() : List.of(new Step.Take(push.messages()));
    }

    private List<Step> credited(Credit credit) {
        shipping.credited(credit.bytes());
        return shipping.pump();
    }

    /** The core has taken that much of what came. */
    public List<Step> consumed(int bytes) {
        List<Step> steps = new ArrayList<>();
        steps.add(shipping.consumed(bytes));
        Hello waiting = next;
        if (waiting != null && shipping.isOver()) {
            next = null;
            steps.addAll(answer(waiting));
        }
        return steps;
    }

    private List<Step> say(Outcome outcome) {
        ended = true;
        return List.of(new Step.Send(new Done(outcome)), new Step.End(outcome));
    }

    private List<Step> end(Outcome outcome) {
        ended = true;
        return List.of(new Step.End(outcome));
    }
}
