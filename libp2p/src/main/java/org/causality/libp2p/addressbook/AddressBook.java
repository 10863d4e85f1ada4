package org.causality.libp2p.addressbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of peers: those heard of and those that have answered. One owner.
 *
 * <pre>
 * unknown --learn--> new --answered--> tried
 * new     --failed, often or for long--> unknown
 * tried   --failed, very often--> unknown
 * tried   --its slot is wanted by one that answered, and it failed when tried again--> new
 * </pre>
 *
 * The slot of an untried address follows from the secret, its group and the group of whoever told it; that of a tried
 * one from the secret and its group. A taken slot is given up only by an address that has failed, so a flood of new
 * addresses finds the book full and leaves it as it was.
 */
public final class AddressBook {
    private static final long NEW = 1;
    private static final long TRIED = 2;
    private static final long SPREAD = 3;

    private final BookLimits limits;
    private final KeyedHash secret;
    private final RandomGenerator random;
    private final Table fresh;
    private final Table tried;
    private final Map<PeerAddress, Entry> entries;
    private final Map<AddressGroup, Integer> ofSource = new HashMap<>();

    /** Tried addresses whose slot is wanted, by the newcomer that wants it. */
    private final SequencedMap<PeerAddress, Entry> contests = new LinkedHashMap<>();

    /** An empty book with a secret drawn from {@code random}, which also draws what is picked. */
    public AddressBook(BookLimits limits, RandomGenerator random) {
        this.limits = limits;
        this.random = random;
        this.secret = KeyedHash.drawn(random);
        this.fresh = new Table(limits.newMax());
        this.tried = new Table(limits.triedMax());
        this.entries = new HashMap<>();
    }

    // ---- hearing

    /** A peer in the group {@code source} told this address. */
    public Learned learn(PeerAddress address, AddressGroup source, Instant now) {
        Entry known = entries.get(address);
        if (known != null) {
            known.heard = now;
            return Learned.KNOWN;
        }
        if (ofSource.getOrDefault(source, 0) >= limits.sourceMax()) {
            return Learned.SOURCE_FULL;
        }
        if (fresh.ofGroup(address.group()) >= limits.groupMax() && !makeRoom(address.group(), now)) {
            return Learned.GROUP_FULL;
        }
        return place(new Entry(address, source, now), now) ? Learned.ADDED : Learned.PLACE_TAKEN;
    }

    private boolean makeRoom(AddressGroup group, Instant now) {
        Entry stale = fresh.find(group, entry -> entry.isStale(now, limits.staleAfter()));
        if (stale != null) {
            forget(stale);
        }
        return stale != null;
    }

    private boolean place(Entry entry, Instant now) {
        int slot = newSlot(entry);
        Entry occupant = fresh.at(slot);
        if (occupant != null) {
            if (!occupant.isStale(now, limits.staleAfter())) {
                return false;
            }
            forget(occupant);
        }
        addFresh(entry, slot);
        return true;
    }

    private void addFresh(Entry entry, int slot) {
        entry.tried = false;
        fresh.put(entry, slot);
        entries.put(entry.address, entry);
        ofSource.merge(entry.source, 1, Integer::sum);
    }

    private int newSlot(Entry entry) {
        long group = secret.of(
                SPREAD,
                entry.address.group().kindNumber(),
                entry.address.group().value());
        long reached = secret.of(SPREAD, group, entry.source.kindNumber(), entry.source.value());
        long bucket = secret.of(NEW, group, Long.remainderUnsigned(reached, limits.bucketsPerGroup()));
        return slot(bucket, limits.newBuckets(), entry);
    }

    private int triedSlot(Entry entry) {
        AddressGroup group = entry.address.group();
        return slot(secret.of(TRIED, group.kindNumber(), group.value()), limits.triedBuckets(), entry);
    }

    private int slot(long bucketHash, int buckets, Entry entry) {
        int bucket = (int) Long.remainderUnsigned(bucketHash, buckets);
        int within = (int) Long.remainderUnsigned(entry.address.place(secret) ^ bucketHash, limits.bucketMax());
        return bucket * limits.bucketMax() + within;
    }

    // ---- trying

    /** A connection to this address was made and the peer proved its name. */
    public void answered(PeerAddress address, Instant now) {
        Entry entry = entries.get(address);
        if (entry == null) {
            return;
        }
        entry.answered(now);
        contests.values().removeIf(occupant -> occupant == entry);
        if (!entry.tried && tried.ofGroup(address.group()) < limits.groupMax()) {
            promote(entry);
        }
    }

    private void promote(Entry entry) {
        Entry occupant = tried.at(triedSlot(entry));
        if (occupant == null) {
            removeFresh(entry);
            entry.tried = true;
            tried.put(entry, triedSlot(entry));
        } else if (contests.size() < limits.contestsMax()) {
            contests.putIfAbsent(entry.address, occupant);
        }
    }

    /** A tried address that should be tried again because another wants its slot, or null. */
    public @Nullable PeerAddress contested() {
        return contests.isEmpty() ? null : contests.firstEntry().getValue().address;
    }

    /** No connection to this address was made, or another peer was there. */
    public void failed(PeerAddress address, Instant now) {
        Entry entry = entries.get(address);
        if (entry == null) {
            return;
        }
        entry.failed(now, limits.retryAfter());
        settleContest(entry);
        if (entry.failures >= (entry.tried ? limits.triedFailuresMax() : limits.failuresMax())) {
            forget(entry);
        }
    }

    /** The occupant of a wanted slot has failed: the newcomer has it, and the occupant is untried again. */
    private void settleContest(Entry occupant) {
        List<PeerAddress> newcomers = new ArrayList<>();
        contests.forEach((newcomer, held) -> {
            if (held == occupant) {
                newcomers.add(newcomer);
            }
        });
        newcomers.forEach(contests::remove);
        Entry winner = newcomers.isEmpty() ? null : entries.get(newcomers.getFirst());
        if (winner != null && !winner.tried && occupant.tried) {
            demote(occupant);
            promote(winner);
        }
    }

    private void demote(Entry entry) {
        tried.remove(entry);
        int slot = newSlot(entry);
        boolean room = fresh.at(slot) == null
                && fresh.ofGroup(entry.address.group()) < limits.groupMax()
                && ofSource.getOrDefault(entry.source, 0) < limits.sourceMax();
        if (room) {
            addFresh(entry, slot);
        } else {
            entries.remove(entry.address);
        }
    }

    private void forget(Entry entry) {
        if (entry.tried) {
            tried.remove(entry);
        } else {
            removeFresh(entry);
        }
        entries.remove(entry.address);
        contests.remove(entry.address);
        contests.values().removeIf(occupant -> occupant == entry);
    }

    private void removeFresh(Entry entry) {
        fresh.remove(entry);
        ofSource.computeIfPresent(entry.source, (_, count) -> count == 1 ? null : count - 1);
    }

    // ---- picking

    /**
     * An address to dial: from the tried or the untried ones by the toss of a coin, then a group, then one of it; null
     * when none fits. Addresses that failed lately are left alone.
     */
    public @Nullable PeerAddress pick(Predicate<AddressGroup> group, Predicate<PeerAddress> which, Instant now) {
        boolean triedFirst = random.nextBoolean();
        PeerAddress picked = pickFrom(triedFirst ? tried : fresh, group, which, now);
        return picked == null ? pickFrom(triedFirst ? fresh : tried, group, which, now) : picked;
    }

    /** As {@link #pick}, within one group. */
    public @Nullable PeerAddress pickIn(AddressGroup group, Predicate<PeerAddress> which, Instant now) {
        Predicate<Entry> ready = entry -> entry.isReady(now) && which.test(entry.address);
        Entry known = tried.find(group, ready);
        Entry entry = known == null ? fresh.find(group, ready) : known;
        return entry == null ? null : entry.address;
    }

    /** As {@link #pick}, among the untried ones only: for finding out who is there. */
    public @Nullable PeerAddress pickUntried(Predicate<PeerAddress> which, Instant now) {
        return pickFrom(fresh, _ -> true, which, now);
    }

    private @Nullable PeerAddress pickFrom(
            Table table, Predicate<AddressGroup> group, Predicate<PeerAddress> which, Instant now) {
        Entry entry = table.draw(group, candidate -> candidate.isReady(now) && which.test(candidate.address), random);
        return entry == null ? null : entry.address;
    }

    // ---- telling

    /** Addresses to tell another peer: at most {@code count}, groups in turn, in random order. */
    public List<PeerAddress> sample(int count) {
        List<Shelf> shelves = new ArrayList<>(tried.shelves());
        shelves.addAll(fresh.shelves());
        for (int i = shelves.size() - 1; i > 0; i--) {
            Collections.swap(shelves, i, random.nextInt(i + 1));
        }
        List<PeerAddress> sample = new ArrayList<>();
        for (int round = 0; round < limits.groupMax() && sample.size() < count; round++) {
            for (Shelf shelf : shelves) {
                if (round < shelf.entries.size() && sample.size() < count) {
                    sample.add(shelf.entries.get(round).address);
                }
            }
        }
        return List.copyOf(sample);
    }

    /** How many groups are known. */
    public int groups() {
        int both = (int) tried.shelves().stream()
                .filter(shelf -> fresh.holds(shelf.group))
                .count();
        return fresh.groups() + tried.groups() - both;
    }

    /** How many addresses have not been tried. */
    public int newSize() {
        return fresh.size();
    }

    /** How many addresses have answered. */
    public int triedSize() {
        return tried.size();
    }

    /** Addresses of one group in both tables. */
    public int ofGroup(AddressGroup group) {
        return fresh.ofGroup(group) + tried.ofGroup(group);
    }

    /** Everything, for keeping over a restart. */
    public List<BookRow> rows() {
        List<BookRow> rows = new ArrayList<>(entries.size());
        for (Table table : List.of(tried, fresh)) {
            for (Shelf shelf : table.shelves()) {
                shelf.entries.forEach(entry -> rows.add(new BookRow(entry.address, entry.source, entry.tried)));
            }
        }
        return rows;
    }

    /** Takes what was kept; the bounds hold as ever, and the slots are new. */
    public void restore(List<BookRow> rows, Instant now) {
        for (BookRow row : rows) {
            learn(row.address(), row.source(), now);
            if (row.tried()) {
                answered(row.address(), now);
            }
        }
    }
}
