package org.causality.crosschain.adapter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.causality.crosschain.chain.HeaderChain;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.fact.Fact;
import org.causality.crosschain.observation.Watch;
import org.causality.crosschain.observation.WatchBook;
import org.causality.crosschain.observer.ChainObserver;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;
import org.causality.model.message.LamportTime;
import org.causality.model.network.ChainId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what the writer stored: whole, to start from; and row by row, for the API. */
final class FactArchive {

    /** Settled facts taken into memory at start, the newest: so that a repeat of one is known. */
    private static final int SETTLED_FACTS = 4_096;

    private final JdbcClient jdbc;

    FactArchive(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Restored(ChainObserver observer, Position position) {}

    /** Gives fresh cores what was stored of the chains they follow. */
    Restored restore(
            Supplier<List<HeaderChain>> clients, java.util.function.Function<List<HeaderChain>, ChainObserver> of) {
        List<HeaderChain> fresh = clients.get();
        fresh.forEach(this::restore);
        ChainObserver observer = of.apply(fresh);
        fresh.forEach(client -> restoreWatches(client, observer));
        facts().forEach(observer.facts()::restore);
        jdbc.sql("select * from announcement order by due_millis")
                .query(FactRows::announcement)
                .list()
                .forEach(observer.facts()::restore);
        Position position = jdbc.sql("select delivered, index, lamport from owner")
                .query((row, _) -> new Position(row.getLong(1), row.getInt(2), new LamportTime(row.getLong(3))))
                .single();
        observer.clock(position.clock());
        return new Restored(observer, position);
    }

    private void restore(HeaderChain client) {
        List<BlockHeader> headers = jdbc.sql("select hash, rlp from header where chain = ? order by height")
                .param(client.chain().value())
                .query(FactRows::header)
                .list();
        long[] heights = jdbc.sql("select safe, finalized from finality where chain = ?")
                .param(client.chain().value())
                .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                .optional()
                .orElse(new long[] {-1, -1});
        client.restore(headers, heights[0], heights[1]);
    }

    private void restoreWatches(HeaderChain client, ChainObserver observer) {
        WatchBook book = observer.watches(client.chain());
        BlockHeader head = client.head();
        if (head != null) {
            book.restoreHead(head);
        }
        book.restoreFinalized(client.finalizedHeight());
        record Row(Kept kept, long provenHeight) {}
        List<Row> rows = jdbc.sql("select *, coalesce(proven_height, -1) as proven from watch where chain = ?")
                .param(client.chain().value())
                .query((row, number) -> new Row(kept(row, number), row.getLong("proven")))
                .list();
        for (Row row : rows) {
            Watch watch = row.kept.watch;
            book.restore(watch, row.kept.once, changes(watch), unproven(client, row.provenHeight));
        }
    }

    private static List<BlockHeader> unproven(HeaderChain client, long provenHeight) {
        BlockHeader head = client.head();
        if (head == null) {
            return List.of();
        }
        List<BlockHeader> blocks = new ArrayList<>();
        for (long height = provenHeight < 0 ? head.height() : provenHeight + 1; height <= head.height(); height++) {
            BlockHeader block = client.at(height);
            if (block != null) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private Map<Long, U256> changes(Watch watch) {
        Map<Long, U256> changes = new LinkedHashMap<>();
        jdbc.sql("select height, value from watch_change where chain = ? and address = ? and slot = ? order by height")
                .params(
                        watch.chain().value(),
                        watch.address().bytes().toArray(),
                        watch.slot().toArray())
                .query(row -> {
                    changes.put(row.getLong("height"), FactRows.value(row));
                });
        return changes;
    }

    private List<Fact> facts() {
        return jdbc.sql("""
                        select * from (
                            select * from fact where verdict = 'NOT_YET' or (verdict = 'VALID' and finality <> 'FINALIZED')
                            union all
                            (select * from fact where verdict = 'INVALID' or (verdict = 'VALID' and finality = 'FINALIZED')
                             order by since_millis desc limit :settled)
                        ) known order by since_millis
                        """)
                .param("settled", SETTLED_FACTS)
                .query(FactRows::fact)
                .list();
    }

    // ---- the API's reads

    @Nullable Fact fact(EventId id) {
        return jdbc.sql("select * from fact where event_id = ?")
                .param(id.value().toArray())
                .query(FactRows::fact)
                .optional()
                .orElse(null);
    }

    @Nullable BlockHeader header(ChainId chain, long height) {
        return jdbc.sql("select hash, rlp from header where chain = ? and height = ?")
                .params(chain.value(), height)
                .query(FactRows::header)
                .optional()
                .orElse(null);
    }

    /** @param once whether it ends when a change of the slot is final */
    record Kept(Watch watch, boolean once) {}

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(FactRows.watch(row, number), row.getBoolean("once"));
    }

    List<Kept> watches() {
        return jdbc.sql("select * from watch order by chain, address, slot")
                .query(FactArchive::kept)
                .list();
    }

    record BlockEvent(long sequence, String kind, long height, Bytes32 hash, long atMillis) {}

    /** What happened to blocks after a place in the sequence; dense, unless the place is older than what is kept. */
    List<BlockEvent> blockEvents(ChainId chain, long after, int limit) {
        return jdbc.sql("select * from block_event where chain = ? and sequence > ? order by sequence limit ?")
                .params(chain.value(), after, limit)
                .query((row, _) -> new BlockEvent(
                        row.getLong("sequence"),
                        row.getString("kind"),
                        row.getLong("height"),
                        Bytes32.of(row.getBytes("hash")),
                        row.getLong("at_millis")))
                .list();
    }
}
