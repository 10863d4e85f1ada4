package org.causality.mempool.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.causality.model.computation.SlotId;
import org.causality.model.order.OrderId;
import org.causality.model.order.Owner;
import org.jspecify.annotations.Nullable;

/**
 * The part of the book that a batch of steps may touch, with the changes they made to it. Lives for one batch and
 * belongs to one thread: either all its changes are stored, or it is thrown away.
 */
public final class Page {

    /** A record as it was on the page at first, if it was there, and as it is now. */
    public record Changed(@Nullable OrderRecord before, OrderRecord after) {}

    private final Map<OrderId, OrderRecord> loaded = new HashMap<>();
    private final Map<OrderId, OrderRecord> changed = new LinkedHashMap<>();
    private final Map<NonceSlot, SortedSet<OrderId>> holders = new HashMap<>();
    private final Map<Owner, Account> accounts = new LinkedHashMap<>();
    private Totals totals;

    public Page(
            Collection<OrderRecord> records,
            Map<NonceSlot, ? extends Collection<OrderId>> holders,
            Map<Owner, Account> accounts,
            Totals totals) {
        records.forEach(record -> loaded.put(record.id(), record));
        holders.forEach((slot, ids) -> this.holders.put(slot, new TreeSet<>(ids)));
        this.accounts.putAll(accounts);
        this.totals = totals;
    }

    public @Nullable OrderRecord find(OrderId id) {
        OrderRecord now = changed.get(id);
        return now == null ? loaded.get(id) : now;
    }

    /** The order, if a message that carries it was delivered here and it has not ended. */
    Stream<OrderRecord> pending(OrderId id) {
        OrderRecord record = find(id);
        return record != null && record.isDelivered() && !record.hasEnded() ? Stream.of(record) : Stream.empty();
    }

    /** Orders that have not ended and are leased for another slot of the lineage, by id. */
    List<OrderRecord> leasedElsewhere(SlotId open) {
        Map<OrderId, OrderRecord> present = new TreeMap<>(loaded);
        present.putAll(changed);
        return present.values().stream()
                .filter(record -> !record.hasEnded() && record.engagement().isLeasedElsewhere(open))
                .toList();
    }

    /** Orders that use a nonce, by id. */
    public List<OrderRecord> holders(NonceSlot slot) {
        List<OrderRecord> records = new ArrayList<>();
        for (OrderId id : holderIds(slot)) {
            OrderRecord record = find(id);
            if (record == null) {
                throw new IllegalStateException("the page lacks a holder of a wanted nonce: " + id);
            }
            records.add(record);
        }
        return records;
    }

    public SortedSet<OrderId> holderIds(NonceSlot slot) {
        SortedSet<OrderId> ids = holders.get(slot);
        return ids == null ? new TreeSet<>() : ids;
    }

    public Account account(Owner owner) {
        return accounts.getOrDefault(owner, Account.NEW);
    }

    public Totals totals() {
        return totals;
    }

    public void count(Totals next) {
        totals = next;
    }

    /** Puts a new or changed record on the page under the next change number. */
    public void put(OrderRecord record) {
        restore(record.numbered(totals.changes() + 1));
    }

    /** Puts a record on the page as it was stored. */
    public void restore(OrderRecord record) {
        OrderRecord before = find(record.id());
        int opened = (record.hasEnded() ? 0 : 1) - (before == null || before.hasEnded() ? 0 : 1);
        Account account = account(record.owner());
        if (before == null) {
            holders.computeIfAbsent(NonceSlot.of(record.signed().order()), _ -> new TreeSet<>())
                    .add(record.id());
            account = account.using(record.nonce());
        }
        accounts.put(record.owner(), account.opened(opened));
        totals = totals.changed(record.changeNumber(), opened);
        changed.put(record.id(), record);
    }

    /** In the order in which they were first changed. */
    public List<Changed> changes() {
        return changed.values().stream()
                .map(after -> new Changed(loaded.get(after.id()), after))
                .toList();
    }
}
