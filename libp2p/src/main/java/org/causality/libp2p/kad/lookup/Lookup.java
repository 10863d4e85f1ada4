package org.causality.libp2p.kad.lookup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadId;

/**
 * One search for the peers nearest to a place. Each path asks the nearest peers it has heard of, a few at a time, hears
 * of nearer ones, and is done when the nearest have all answered; a peer belongs to the path that heard of it first.
 *
 * <pre>
 * candidate  heard --Query--> waiting --Answered--> answered
 *                             waiting --Failed, deadline passed--> failed (passed over; others move up)
 * lookup     Start --> running --all paths done, Stop, queriesMax--> over: Finished once, then silence
 * </pre>
 *
 * An answer from a peer that is not waiting changes nothing. One owner.
 */
public final class Lookup {
    private final PeerId self;
    private final KadId target;
    private final LookupSettings settings;
    private final List<Path> paths;
    private final Map<PeerId, Candidate> known = new LinkedHashMap<>();
    private final Map<PeerId, Path> pathOf = new HashMap<>();
    private int queries;
    private boolean over;

    /** A search by {@code self}, beginning at {@code seeds}, which are dealt out to the paths. */
    public Lookup(PeerId self, KadId target, LookupSettings settings, List<Contact> seeds) {
        this.self = self;
        this.target = target;
        this.settings = settings;
        this.paths = IntStream.range(0, settings.paths())
                .mapToObj(_ -> new Path(target, settings))
                .toList();
        for (int i = 0; i < seeds.size(); i++) {
            hear(seeds.get(i), paths.get(i % paths.size()));
        }
    }

    /** Takes one input at its time and says what to do. */
    public List<Output> handle(Input input, Instant now) {
        List<Output> outputs = new ArrayList<>();
        if (over) {
            return outputs;
        }
        switch (input) {
            case Input.Start() -> {}
            case Input.Answered(PeerId peer, List<Contact> closer) -> answered(peer, closer);
            case Input.Failed(PeerId peer) -> settle(peer, Candidate.State.FAILED);
            case Input.Tick() -> expire(now, outputs);
            case Input.Stop() -> finish(Output.End.STOPPED, outputs);
        }
        if (!over) {
            advance(now, outputs);
        }
        return outputs;
    }

    /** Whether {@link Output.Finished} was said. */
    public boolean isOver() {
        return over;
    }

    /** When the next query times out; {@link Instant#MAX} when none is under way. */
    public Instant nextDeadline() {
        return known.values().stream()
                .filter(candidate -> candidate.state == Candidate.State.WAITING)
                .map(candidate -> candidate.deadline)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private void hear(Contact contact, Path path) {
        if (contact.peer().equals(self) || known.containsKey(contact.peer())) {
            return;
        }
        Candidate candidate = new Candidate(KadId.of(contact.peer()), contact);
        known.put(contact.peer(), candidate);
        pathOf.put(contact.peer(), path);
        Candidate gone = path.add(candidate);
        if (gone != null) {
            known.remove(gone.contact.peer());
            pathOf.remove(gone.contact.peer());
        }
    }

    private void answered(PeerId peer, List<Contact> closer) {
        Path path = settle(peer, Candidate.State.ANSWERED) ? pathOf.get(peer) : null;
        if (path != null) {
            closer.stream().limit(settings.closestCount()).forEach(contact -> hear(contact, path));
        }
    }

    /** Whether the peer was waited for. */
    private boolean settle(PeerId peer, Candidate.State state) {
        Candidate candidate = known.get(peer);
        Path path = pathOf.get(peer);
        if (candidate == null || path == null || candidate.state != Candidate.State.WAITING) {
            return false;
        }
        candidate.state = state;
        path.settled();
        return true;
    }

    private void expire(Instant now, List<Output> outputs) {
        for (Candidate candidate : List.copyOf(known.values())) {
            if (candidate.state == Candidate.State.WAITING && !candidate.deadline.isAfter(now)) {
                settle(candidate.contact.peer(), Candidate.State.FAILED);
                outputs.add(new Output.TimedOut(candidate.contact.peer()));
            }
        }
    }

    private void advance(Instant now, List<Output> outputs) {
        paths.forEach(path -> ask(path, now, outputs));
        if (paths.stream().allMatch(Path::isDone)) {
            finish(Output.End.CONVERGED, outputs);
        } else if (queries >= settings.queriesMax() && paths.stream().noneMatch(Path::isWaiting)) {
            finish(Output.End.QUERIES_USED_UP, outputs);
        }
    }

    private void ask(Path path, Instant now, List<Output> outputs) {
        for (Candidate next = path.next(); next != null && queries < settings.queriesMax(); next = path.next()) {
            next.asked(now.plus(settings.queryTimeout()));
            path.asked();
            queries++;
            outputs.add(new Output.Query(next.contact));
        }
    }

    private void finish(Output.End end, List<Output> outputs) {
        over = true;
        List<Contact> closest = known.values().stream()
                .filter(candidate -> candidate.state == Candidate.State.ANSWERED)
                .sorted(Comparator.comparing(candidate -> candidate.id, target.byDistance()))
                .limit(settings.closestCount())
                .map(candidate -> candidate.contact)
                .toList();
        outputs.add(new Output.Finished(closest, end));
    }
}
