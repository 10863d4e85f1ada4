package org.causality.libp2p.kad.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadId;
import org.jspecify.annotations.Nullable;

/**
 * Peers that answer, in buckets by the number of leading bits they share with us: many of the far ones, all of the near
 * ones. A full bucket keeps whom it has and lets newcomers wait until one of its peers has failed. One address group
 * gets few places, in a bucket and altogether, so that nearness cannot be bought with one machine. One owner.
 */
public final class RoutingTable {
    private final PeerId self;
    private final KadId selfId;
    private final TableLimits limits;
    private final Bucket[] buckets = new Bucket[KadId.BITS];
    private final Map<AddressGroup, Integer> ofGroup = new HashMap<>();
    private final Map<Integer, Instant> lookedUp = new HashMap<>();
    private int size;

    /** An empty table of the peer {@code self}. */
    public RoutingTable(PeerId self, TableLimits limits) {
        this.self = self;
        this.selfId = KadId.of(self);
        this.limits = limits;
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new Bucket(limits);
        }
    }

    // ---- who comes and goes

    /** A peer answered or told that it serves the protocol, from an address of {@code group}. */
    public Offer offer(Contact contact, AddressGroup group) {
        if (contact.peer().equals(self)) {
            return new Offer.Refused(Offer.Reason.SELF);
        }
        KadId id = KadId.of(contact.peer());
        Bucket bucket = bucket(id);
        Seat known = bucket.seat(contact.peer());
        if (known != null) {
            bucket.remove(contact.peer());
            bucket.sit(new Seat(id, refreshed(known, contact, group), known.group(), 0));
            return new Offer.Refreshed();
        }
        return newcomer(new Seat(id, contact, group, 0), bucket);
    }

    /** A seat belongs to the group it was given for: another address does not move into it unchecked. */
    private static Contact refreshed(Seat known, Contact again, AddressGroup group) {
        return group.equals(known.group()) && !again.addresses().isEmpty() ? again : known.contact();
    }

    private Offer newcomer(Seat seat, Bucket bucket) {
        if (ofGroup.getOrDefault(seat.group(), 0) >= limits.groupMax()) {
            return new Offer.Refused(Offer.Reason.GROUP_IN_TABLE);
        }
        if (!bucket.takesGroup(seat.group())) {
            return new Offer.Refused(Offer.Reason.GROUP_IN_BUCKET);
        }
        if (bucket.isFull()) {
            bucket.wait(seat);
            return new Offer.Waiting(bucket.leastSeen().contact());
        }
        sit(seat, bucket);
        return new Offer.Added();
    }

    private void sit(Seat seat, Bucket bucket) {
        bucket.sit(seat);
        ofGroup.merge(seat.group(), 1, Integer::sum);
        size++;
    }

    /** A peer did not answer; after enough failures in a row it makes room for one that waits. */
    public void failed(PeerId peer) {
        Bucket bucket = bucket(KadId.of(peer));
        Seat seat = bucket.seat(peer);
        if (seat == null) {
            return;
        }
        Seat after = seat.failedOnceMore();
        if (after.failures() >= limits.failuresMax()) {
            remove(peer);
        } else {
            bucket.replace(after);
        }
    }

    /** A peer no longer serves the protocol. */
    public void remove(PeerId peer) {
        Bucket bucket = bucket(KadId.of(peer));
        Seat gone = bucket.remove(peer);
        if (gone != null) {
            size--;
            ofGroup.computeIfPresent(gone.group(), (_, count) -> count == 1 ? null : count - 1);
            promote(bucket);
        }
    }

    private void promote(Bucket bucket) {
        for (Seat candidate : bucket.queue()) {
            if (bucket.takesGroup(candidate.group())
                    && ofGroup.getOrDefault(candidate.group(), 0) < limits.groupMax()) {
                sit(candidate, bucket);
                return;
            }
        }
    }

    // ---- who is near

    /** At most {@code count} peers nearest to a place, nearest first. */
    public List<Contact> closest(KadId target, int count) {
        return seats().stream()
                .sorted(Comparator.comparing(Seat::id, target.byDistance()))
                .limit(count)
                .map(Seat::contact)
                .toList();
    }

    /** What is known of a peer, or null. */
    public @Nullable Contact contact(PeerId peer) {
        Seat seat = bucket(KadId.of(peer)).seat(peer);
        return seat == null ? null : seat.contact();
    }

    /** Everyone with a place. */
    public List<Contact> contacts() {
        return seats().stream().map(Seat::contact).toList();
    }

    private List<Seat> seats() {
        List<Seat> all = new ArrayList<>(size);
        for (Bucket bucket : buckets) {
            all.addAll(bucket.seats());
        }
        return all;
    }

    /** How many have a place. */
    public int size() {
        return size;
    }

    private Bucket bucket(KadId id) {
        return buckets[Math.min(selfId.commonBits(id), KadId.BITS - 1)];
    }

    // ---- keeping it fresh

    /** A lookup for this place has begun. */
    public void lookedUp(KadId target, Instant now) {
        lookedUp.put(Math.min(selfId.commonBits(target), KadId.BITS - 1), now);
    }

    /** Numbers of leading bits whose bucket was not looked up for long, up to the nearest bucket that holds anyone. */
    public List<Integer> stale(Instant now) {
        List<Integer> stale = new ArrayList<>();
        int last = Math.min(nearest(), limits.refreshBucketsMax() - 1);
        for (int bits = 0; bits <= last; bits++) {
            Instant before = lookedUp.getOrDefault(bits, Instant.MIN);
            if (before.equals(Instant.MIN)
                    || !before.plus(limits.refreshAfter()).isAfter(now)) {
                stale.add(bits);
            }
        }
        return stale;
    }

    private int nearest() {
        for (int bits = buckets.length - 1; bits >= 0; bits--) {
            if (!buckets[bits].isEmpty()) {
                return bits;
            }
        }
        return -1;
    }
}
