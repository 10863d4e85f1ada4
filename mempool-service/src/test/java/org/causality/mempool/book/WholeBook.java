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
import java.util.stream.Collectors;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.Owner;
import org.jspecify.annotations.Nullable;

/** A book in memory. Its pages hold what was wanted and no more, as the pages of the store do. */
public final class WholeBook implements BookView {
    private final Map<OrderId, OrderRecord> records = new TreeMap<>();
    private final Map<NonceSlot, SortedSet<OrderId>> holders = new HashMap<>();
    private final Map<Owner, Account> accounts = new HashMap<>();
    private final LeasedOrders leased = new LeasedOrders();
    private Totals totals = Totals.NONE;

    @Override
    public @Nullable OrderRecord find(OrderId id) {
        return records.get(id);
    }

    @Override
    public FoundOrders findOrders(OrderCriteria criteria) {
        return new FoundOrders(
                records.values().stream()
                        .filter(criteria::fits)
                        .filter(record -> record.changeNumber() > criteria.after())
                        .sorted((a, b) -> Long.compare(a.changeNumber(), b.changeNumber()))
                        .limit(criteria.limit())
                        .toList(),
                null);
    }

    @Override
    public Page open(Wanted wanted, Totals from) {
        Map<NonceSlot, Collection<OrderId>> wantedHolders = new HashMap<>();
        Map<OrderId, OrderRecord> wantedRecords = new LinkedHashMap<>();
        wanted.orders().forEach(id -> add(wantedRecords, id));
        for (NonceSlot slot : wanted.slots()) {
            SortedSet<OrderId> ids = holders.getOrDefault(slot, new TreeSet<>());
            wantedHolders.put(slot, ids);
            ids.forEach(id -> add(wantedRecords, id));
        }
        Map<Owner, Account> met = new HashMap<>();
        wanted.slots().forEach(slot -> met.put(slot.owner(), account(slot.owner())));
        wantedRecords.values().forEach(record -> met.put(record.owner(), account(record.owner())));
        return new Page(wantedRecords.values(), wantedHolders, met, from);
    }

    @Override
    public void store(Page page) {
        for (Page.Changed changed : page.changes()) {
            OrderRecord after = changed.after();
            records.put(after.id(), after);
            NonceSlot slot = NonceSlot.of(after.signed().order());
            holders.computeIfAbsent(slot, _ -> new TreeSet<>()).add(after.id());
            accounts.put(after.owner(), page.account(after.owner()));
            leased.note(after);
        }
        totals = page.totals();
    }

    private void add(Map<OrderId, OrderRecord> wanted, OrderId id) {
        OrderRecord record = records.get(id);
        if (record != null) {
            wanted.put(id, record);
        }
    }

    /** All deliveries in one batch. */
    public List<Reduced> deliver(List<Delivery> deliveries) {
        Wanted wanted = Wanted.nothing();
        deliveries.forEach(wanted::add);
        Page page = open(wanted, totals);
        List<Reduced> reduced = new ArrayList<>();
        deliveries.forEach(delivery -> reduced.add(OrderBook.deliver(page, delivery)));
        store(page);
        return reduced;
    }

    /** All news in one batch. */
    public List<Reduced> hear(List<JobNews> news) {
        Wanted wanted = Wanted.nothing();
        news.forEach(one -> wanted.add(one, leased));
        Page page = open(wanted, totals);
        List<Reduced> reduced = new ArrayList<>();
        news.forEach(one -> reduced.add(OrderBook.hear(page, one)));
        store(page);
        return reduced;
    }

    /** A book made from what this one has stored, as a start does it. */
    public WholeBook rebuilt() {
        WholeBook fresh = new WholeBook();
        List<OrderRecord> stored = records.values().stream()
                .sorted((a, b) -> Long.compare(a.changeNumber(), b.changeNumber()))
                .toList();
        for (OrderRecord record : stored) {
            Page page = fresh.open(Wanted.nothing().add(record.id(), record.signed()), fresh.totals);
            page.restore(record);
            fresh.store(page);
        }
        fresh.totals = fresh.totals
                .delivered(totals.delivered(), totals.clock())
                .told(totals.told())
                .admitted(totals.admissions());
        return fresh;
    }

    public Totals totals() {
        return totals;
    }

    public Account account(Owner owner) {
        return accounts.getOrDefault(owner, Account.NEW);
    }

    public Map<Owner, Account> accounts() {
        return Map.copyOf(accounts);
    }

    public List<OrderRecord> records() {
        return List.copyOf(records.values());
    }

    public Map<OrderId, OrderStatus> statuses() {
        return records.values().stream().collect(Collectors.toMap(OrderRecord::id, OrderRecord::status));
    }
}
