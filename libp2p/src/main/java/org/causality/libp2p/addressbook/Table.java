package org.causality.libp2p.addressbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Addresses in slots that a secret hash gives them, and once more by group, so that a group is drawn before an address
 * of it: many addresses in few groups are drawn as seldom as few.
 */
final class Table {
    /** Draws before all shelves are looked through instead. */
    private static final int DRAWS_MAX = 32;

    private final @Nullable Entry[] slots;
    private final List<Shelf> shelves = new ArrayList<>();
    private final Map<AddressGroup, Shelf> byGroup = new HashMap<>();
    private int size;

    Table(int slotsMax) {
        slots = new @Nullable Entry[slotsMax];
    }

    int size() {
        return size;
    }

    int groups() {
        return shelves.size();
    }

    int ofGroup(AddressGroup group) {
        Shelf shelf = byGroup.get(group);
        return shelf == null ? 0 : shelf.entries.size();
    }

    boolean holds(AddressGroup group) {
        return byGroup.containsKey(group);
    }

    @Nullable Entry at(int slot) {
        return slots[slot];
    }

    /** The first address of a group that is such, or null. */
    @Nullable Entry find(AddressGroup group, Predicate<Entry> which) {
        Shelf shelf = byGroup.get(group);
        if (shelf != null) {
            for (Entry entry : shelf.entries) {
                if (which.test(entry)) {
                    return entry;
                }
            }
        }
        return null;
    }

    /** The slot must be free. */
    void put(Entry entry, int slot) {
        if (slots[slot] != null) {
            throw new IllegalStateException("slot " + slot + " is taken");
        }
        slots[slot] = entry;
        entry.slot = slot;
        AddressGroup group = entry.address.group();
        Shelf shelf = byGroup.get(group);
        if (shelf == null) {
            shelf = new Shelf(group, shelves.size());
            shelves.add(shelf);
            byGroup.put(group, shelf);
        }
        shelf.entries.add(entry);
        size++;
    }

    void remove(Entry entry) {
        Shelf shelf = byGroup.get(entry.address.group());
        if (shelf == null || slots[entry.slot] != entry) {
            throw new IllegalStateException("the entry is not in this table");
        }
        slots[entry.slot] = null;
        shelf.entries.remove(entry);
        size--;
        if (shelf.entries.isEmpty()) {
            byGroup.remove(shelf.group);
            Shelf last = shelves.removeLast();
            if (last != shelf) {
                last.index = shelf.index;
                shelves.set(shelf.index, last);
            }
        }
    }

    /** An address that fits, of a group that fits: each such group as likely as the others. */
    @Nullable Entry draw(Predicate<AddressGroup> group, Predicate<Entry> entry, RandomGenerator random) {
        if (shelves.isEmpty()) {
            return null;
        }
        for (int i = 0; i < DRAWS_MAX; i++) {
            Entry drawn = drawFrom(shelves.get(random.nextInt(shelves.size())), group, entry, random);
            if (drawn != null) {
                return drawn;
            }
        }
        int start = random.nextInt(shelves.size());
        for (int i = 0; i < shelves.size(); i++) {
            Entry drawn = drawFrom(shelves.get((start + i) % shelves.size()), group, entry, random);
            if (drawn != null) {
                return drawn;
            }
        }
        return null;
    }

    private static @Nullable Entry drawFrom(
            Shelf shelf, Predicate<AddressGroup> group, Predicate<Entry> entry, RandomGenerator random) {
        if (!group.test(shelf.group)) {
            return null;
        }
        int start = random.nextInt(shelf.entries.size());
        for (int i = 0; i < shelf.entries.size(); i++) {
            Entry candidate = shelf.entries.get((start + i) % shelf.entries.size());
            if (entry.test(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    List<Shelf> shelves() {
        return shelves;
    }
}
