package org.causality.mempool.adapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.causality.mempool.book.Account;
import org.causality.mempool.book.BookView;
import org.causality.mempool.book.FoundOrders;
import org.causality.mempool.book.NonceSlot;
import org.causality.mempool.book.OrderCriteria;
import org.causality.mempool.book.OrderRecord;
import org.causality.mempool.book.Page;
import org.causality.mempool.book.Totals;
import org.causality.mempool.book.Wanted;
import org.causality.model.order.OrderId;
import org.causality.model.order.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * The view in Redis (commands of 7.0; {@code maxmemory-policy noeviction} is assumed). Readers may be many; writing
 * belongs to the {@link BookWriter} alone.
 *
 * <p>Every write carries the marker of the write before it and leaves its own, in one script. So an emptied Redis, one
 * that came back without its last second, or one another incarnation has written to is noticed by the next write or
 * look, and never built upon.
 */
final class RedisBook implements BookView {

    private static final RedisScript<Long> STORE = new DefaultRedisScript<>("""
            local present = redis.call('GET', KEYS[1])
            if present == ARGV[2] then return 1 end
            if present ~= ARGV[1] then return 0 end
            local at = 3
            while at <= #ARGV do
                local words = tonumber(ARGV[at])
                redis.call(unpack(ARGV, at + 1, at + words))
                at = at + words + 1
            end
            redis.call('SET', KEYS[1], ARGV[2])
            return 1
            """, Long.class);

    /** How many index pages one listing reads to fill its own, before it hands out what it has and a cursor. */
    private static final int INDEX_PAGES_MAX = 8;

    private static final int SCAN_KEYS = 1_000;

    private final StringRedisTemplate redis;
    private final RedisKeys keys;
    private String epoch = "";
    private long writes;

    RedisBook(StringRedisTemplate redis, RedisKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    @Override
    public @Nullable OrderRecord find(OrderId id) {
        List<@Nullable String> values = get(List.of(keys.whole(), keys.order(id)));
        requireThat(values.getFirst() != null, "the view is being made");
        String json = values.getLast();
        return json == null ? null : RecordJson.read(json);
    }

    @Override
    public FoundOrders findOrders(OrderCriteria criteria) {
        List<OrderRecord> found = new ArrayList<>();
        long after = criteria.after();
        for (int page = 0; page < INDEX_PAGES_MAX; page++) {
            List<Entry> entries = entriesAfter(index(criteria), after, criteria.limit());
            List<@Nullable OrderRecord> records = records(entries);
            for (int i = 0; i < entries.size(); i++) {
                if (found.size() == criteria.limit()) {
                    return new FoundOrders(found, after);
                }
                after = entries.get(i).place();
                OrderRecord record = records.get(i);
                if (record != null && criteria.fits(record)) {
                    found.add(record);
                }
            }
            if (entries.size() < criteria.limit()) {
                return new FoundOrders(found, null);
            }
        }
        return new FoundOrders(found, after);
    }

    /** A line of an index. Its place is the cursor: the record itself may have moved on since. */
    private record Entry(String id, long place) {}

    private String index(OrderCriteria criteria) {
        if (criteria.ownerKey() != null) {
            return keys.owner(OrderCriteria.owner(criteria.ownerKey()));
        }
        return criteria.status() == null ? keys.all() : keys.status(criteria.status());
    }

    /** Scores are doubles: exact up to 2^53 changes. */
    private List<Entry> entriesAfter(String index, long after, int limit) {
        Set<TypedTuple<String>> lines = redis.opsForZSet()
                .rangeByScoreWithScores(index, (double) (after + 1), Double.POSITIVE_INFINITY, 0, limit);
        return lines == null ? List.of() : lines.stream().map(RedisBook::entry).toList();
    }

    private static Entry entry(TypedTuple<String> line) {
        return new Entry(
                Objects.requireNonNull(line.getValue()),
                Objects.requireNonNull(line.getScore()).longValue());
    }

    private List<@Nullable OrderRecord> records(List<Entry> entries) {
        List<String> wanted = new ArrayList<>(List.of(keys.whole()));
        entries.forEach(entry -> wanted.add(keys.order(entry.id())));
        List<@Nullable String> values = get(wanted);
        requireThat(values.getFirst() != null, "the view is being made");
        List<@Nullable OrderRecord> records = new ArrayList<>();
        for (String json : values.subList(1, values.size())) {
            records.add(json == null ? null : RecordJson.read(json));
        }
        return records;
    }

    @Override
    public Page open(Wanted wanted, Totals totals) {
        List<OrderId> ids = List.copyOf(wanted.orders());
        List<NonceSlot> slots = List.copyOf(wanted.slots());
        List<String> first = new ArrayList<>(List.of(keys.marker()));
        ids.forEach(id -> first.add(keys.order(id)));
        slots.forEach(slot -> first.add(keys.slot(slot)));
        List<@Nullable String> values = get(first);
        requireThat(marker().equals(values.getFirst()), "the view was lost or written to by another");

        Map<OrderId, OrderRecord> records = new LinkedHashMap<>();
        put(records, values.subList(1, 1 + ids.size()));
        Map<NonceSlot, List<OrderId>> holders = new HashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            holders.put(slots.get(i), orderIds(values.get(1 + ids.size() + i)));
        }
        return complete(records, holders, totals);
    }

    /** The second round trip: orders that hold a wanted nonce, and the accounts of all owners met. */
    private Page complete(Map<OrderId, OrderRecord> records, Map<NonceSlot, List<OrderId>> holders, Totals totals) {
        List<OrderId> others = holders.values().stream()
                .flatMap(Collection::stream)
                .filter(id -> !records.containsKey(id))
                .distinct()
                .toList();
        Set<Owner> owners = new LinkedHashSet<>();
        holders.keySet().forEach(slot -> owners.add(slot.owner()));
        records.values().forEach(record -> owners.add(record.owner()));
        List<String> wanted = new ArrayList<>();
        others.forEach(id -> wanted.add(keys.order(id)));
        owners.forEach(owner -> wanted.add(keys.account(owner)));
        List<@Nullable String> values = get(wanted);
        put(records, values.subList(0, others.size()));
        Map<Owner, Account> accounts = new HashMap<>();
        int at = others.size();
        for (Owner owner : owners) {
            String text = values.get(at++);
            accounts.put(owner, text == null ? Account.NEW : AccountText.read(text));
        }
        return new Page(records.values(), holders, accounts, totals);
    }

    @Override
    public void store(Page page) {
        List<Object> commands = ViewCommands.of(page, keys);
        if (!commands.isEmpty()) {
            apply(commands);
        }
    }

    /** Empties the view; until {@link #declareWhole} readers are told to come back. */
    void startOver(String newEpoch) {
        redis.unlink(List.of(keys.whole(), keys.marker()));
        try (Cursor<String> scan = redis.scan(ScanOptions.scanOptions()
                .match(keys.prefix() + "*")
                .count(SCAN_KEYS)
                .build())) {
            List<String> batch = new ArrayList<>();
            while (scan.hasNext()) {
                batch.add(scan.next());
                if (batch.size() == SCAN_KEYS || !scan.hasNext()) {
                    redis.unlink(batch);
                    batch.clear();
                }
            }
        }
        epoch = newEpoch;
        writes = 0;
        redis.opsForValue().set(keys.marker(), marker());
    }

    void declareWhole() {
        apply(List.of("3", "SET", keys.whole(), epoch));
    }

    /** Whether the view is whole and the last to write to it was this writer. */
    boolean isWhole() {
        List<@Nullable String> values = get(List.of(keys.whole(), keys.marker()));
        return epoch.equals(values.getFirst()) && marker().equals(values.getLast());
    }

    /** The same commands may be applied again after a lost answer: the marker tells that they have been. */
    private void apply(List<Object> commands) {
        List<Object> arguments = new ArrayList<>(List.of(marker(), marker(writes + 1)));
        arguments.addAll(commands);
        Long stored = redis.execute(STORE, List.of(keys.marker()), arguments.toArray());
        requireThat(Objects.equals(stored, 1L), "the view was lost or written to by another");
        writes++;
    }

    private String marker() {
        return marker(writes);
    }

    private String marker(long number) {
        return epoch + ":" + number;
    }

    private List<@Nullable String> get(List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<@Nullable String> values = redis.opsForValue().multiGet(names);
        return values == null ? List.of() : values;
    }

    private static void put(Map<OrderId, OrderRecord> records, List<@Nullable String> values) {
        for (String json : values) {
            if (json != null) {
                OrderRecord record = RecordJson.read(json);
                records.put(record.id(), record);
            }
        }
    }

    private static List<OrderId> orderIds(@Nullable String joined) {
        return joined == null
                ? List.of()
                : Arrays.stream(joined.split(",", -1)).map(OrderId::parseHex).toList();
    }

    private static void requireThat(boolean whole, String otherwise) {
        if (!whole) {
            throw new NotWholeException(otherwise, null);
        }
    }
}
