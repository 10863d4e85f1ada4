package org.causality.propagation.recovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage;
import org.causality.model.wire.ReconMessage.Cells;
import org.causality.model.wire.ReconMessage.Credit;
import org.causality.model.wire.ReconMessage.Done;
import org.causality.model.wire.ReconMessage.Hello;
import org.causality.model.wire.ReconMessage.Listing;
import org.causality.model.wire.ReconMessage.More;
import org.causality.model.wire.ReconMessage.Outcome;
import org.causality.model.wire.ReconMessage.Push;
import org.causality.model.wire.ReconMessage.Want;

/** The side that begins a recovery, learns both differences and says so when all windows agree. */
public final class Opener {
    /** Live messages come in between, so one round may leave a few; what is left then is gossip's. */
    static final int ROUNDS_MAX = 3;

    static final int ESTIMATE_CELLS = 64;

    private final ReconSet set;
    private final long epoch;
    private final boolean tellsKey;
    private final ReconLog log;
    private final Set<ShortId> listed = new HashSet<>();
    private final Set<Long> listedWindows = new TreeSet<>();
    private Shipping shipping;
    private Peeling peeling;
    private int level;
    private int listedIds;
    private int rounds;
    private int cellsAtFirst;
    private boolean resolved;
    private boolean ended;

    /** Under the current epoch's key. */
    public Opener(ReconSet set, ReconLog log) {
        this(set, set.epoch(), false, log);
    }

    /**
     * @param epoch the name of a key that is kept
     * @param tellsKey the key is this session's own, and the other learns it
     */
    public Opener(ReconSet set, long epoch, boolean tellsKey, ReconLog log) {
        this.set = set;
        this.epoch = epoch;
        this.tellsKey = tellsKey;
        this.log = log;
        this.shipping = new Shipping(log);
        this.peeling = new Peeling(set.sketch());
    }

    /** Begins. */
    public List<Step> open() {
        Sketch sketch = set.snapshot(epoch);
        if (sketch == null) {
            ended = true;
            return List.of(new Step.End(Outcome.OTHER_EPOCH));
        }
        rounds++;
        shipping = new Shipping(log);
        peeling = new Peeling(sketch);
        listed.clear();
        listedWindows.clear();
        listedIds = 0;
        resolved = false;
        cellsAtFirst = 0;
        level = set.level();
        Bytes cells = PackedCells.pack(0, set.size(), sketch.cells(0, ESTIMATE_CELLS));
        Bytes key = tellsKey ? sketch.key().value() : Bytes.EMPTY;
        return List.of(
                new Step.Send(new Hello(epoch, set.floor(), level, set.prints(level, sketch.key()), cells, key)));
    }

    public List<Step> receive(ReconMessage message) {
        if (ended) {
            return List.of();
        }
        try {
            return switch (message) {
                case Cells cells -> resolved ? List.of() : peel(cells); // a burst may hold more than was needed
                case Listing listing when !resolved -> compare(listing);
                case Push push when resolved -> take(push);
                // The last credits of a round may come after we began the next, and before its answer.
                case Credit credit -> resolved ? credited(credit) : List.of();
                case Done done -> end(done.outcome());
                case Hello _, More _, Listing _, Want _, Push _ -> fail();
            };
        } catch (IllegalArgumentException | ArithmeticException _) {
            return fail();
        }
    }

    private List<Step> peel(Cells cells) {
        if (cells.from() != peeling.taken()) {
            return fail();
        }
        if (peeling.take(PackedCells.unpack(cells.from(), cells.setSize(), cells.packed()))) {
            return resolve(peeling.theirs(), peeling.ours());
        }
        return cells.last() ? askForMore() : List.of();
    }

    /** An eighth of the first burst each time; beyond the sketch, the ids themselves. */
    private List<Step> askForMore() {
        cellsAtFirst = cellsAtFirst == 0 ? peeling.taken() : cellsAtFirst;
        int room = Sketch.CELLS_MAX - peeling.taken();
        int more = Math.clamp(cellsAtFirst / 8, ESTIMATE_CELLS, ReconMessage.CELLS_MAX);
        return List.of(new Step.Send(new More(Math.min(room, more))));
    }

    private List<Step> compare(Listing listing) {
        boolean namesWindowsTwice = !listing.windows().isEmpty() && !listedWindows.isEmpty();
        listedIds += listing.ids().size() / ShortId.BYTES;
        if (namesWindowsTwice || listedIds > Answerer.LISTED_MAX) {
            return fail();
        }
        listedWindows.addAll(PackedIds.windows(listing.windows()));
        listed.addAll(PackedIds.unpack(listing.ids()));
        return listing.last() ? compareAll() : List.of();
    }

    private List<Step> compareAll() {
        List<ShortId> ours = new ArrayList<>();
        Set<ShortId> theirs = new HashSet<>(listed);
        for (Timed timed : set.ids(listedWindows, level)) {
            if (!theirs.remove(timed.id())) {
                ours.add(timed.id());
            }
        }
        return resolve(theirs, ours);
    }

    private List<Step> resolve(Collection<ShortId> missingHere, Collection<ShortId> missingThere) {
        resolved = true;
        List<Step> steps = new ArrayList<>(PackedIds.frames(List.copyOf(missingHere), Want::new));
        shipping.offer(missingThere);
        steps.addAll(shipping.pump());
        return steps;
    }

    private List<Step> take(Push push) {
        if (!shipping.arrived(push)) {
            return fail();
        }
        return push.messages().isEmpty() ? checkWhenOver() : List.of(new Step.Take(push.messages()));
    }

    private List<Step> credited(Credit credit) {
        shipping.credited(credit.bytes());
        List<Step> steps = new ArrayList<>(shipping.pump());
        steps.addAll(checkWhenOver());
        return steps;
    }

    /** The core has taken that much of what came. */
    public List<Step> consumed(int bytes) {
        List<Step> steps = new ArrayList<>();
        steps.add(shipping.consumed(bytes));
        steps.addAll(checkWhenOver());
        return steps;
    }

    private List<Step> checkWhenOver() {
        if (!resolved || !shipping.isOver()) {
            return List.of();
        }
        return rounds < ROUNDS_MAX ? open() : say(Outcome.ROUNDS_SPENT);
    }

    private List<Step> fail() {
        return say(Outcome.UNEXPECTED);
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
