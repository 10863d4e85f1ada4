package org.causality.crosschain.adapter;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import org.causality.backbone.outbox.Outbox;
import org.causality.backbone.writer.FencedException;
import org.causality.crosschain.chain.ChainOutput;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.fact.Announcement;
import org.causality.crosschain.fact.Fact;
import org.causality.crosschain.fact.FactOutput;
import org.causality.crosschain.observation.Watch;
import org.causality.crosschain.observation.WatchOutput;
import org.causality.crosschain.observer.Told;
import org.causality.model.chain.EventId;
import org.causality.model.codec.U256;
import org.causality.model.network.ChainId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes turns to Postgres, each in one transaction under the writer's fence. */
final class FactStore {

    /** Block events kept for subscribers: a week of 12-second blocks. */
    static final int BLOCK_EVENTS_MAX = 50_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Outbox outbox;
    private final Clock clock;

    FactStore(JdbcClient jdbc, TransactionTemplate transactions, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Becomes the one writer; whoever was it before is fenced. */
    long takeOver() {
        return jdbc.sql("update owner set fence = fence + 1 returning fence")
                .query(Long.class)
                .single();
    }

    /** @throws FencedException when another instance has taken over */
    void commit(long fence, Turn turn) {
        transactions.executeWithoutResult(_ -> {
            Position position = turn.position();
            int owned = jdbc.sql("""
                            update owner set delivered = :delivered, index = :index, lamport = :lamport
                            where fence = :fence
                            """)
                    .param("delivered", position.delivered())
                    .param("index", position.index())
                    .param("lamport", position.clock().value())
                    .param("fence", fence)
                    .update();
            if (owned == 0) {
                throw new FencedException(fence);
            }
            turn.told().forEach(this::store);
            outbox.write(turn.records());
        });
    }

    private void store(Told told) {
        switch (told) {
            case Told.OfChain(ChainId chain, ChainOutput output) -> store(chain, output);
            case Told.OfWatch(var _, WatchOutput output) -> store(output);
            case Told.OfFact(FactOutput output) -> store(output);
            case Told.WatchAdded(Watch watch, boolean once) -> update("""
                            insert into watch (chain, address, slot, once) values (?, ?, ?, ?)
                            on conflict (chain, address, slot) do update set once = watch.once and excluded.once
                            """, watch, once);
        }
    }

    // ---- chains

    private void store(ChainId chain, ChainOutput output) {
        switch (output) {
            case ChainOutput.Accepted(BlockHeader header) -> {
                insert(chain, header);
                blockEvent(chain, "ACCEPTED", header);
            }
            case ChainOutput.AcceptedBelow(BlockHeader header) -> insert(chain, header);
            case ChainOutput.Retracted(BlockHeader header) -> {
                delete(chain, header);
                blockEvent(chain, "RETRACTED", header);
                rewindWatches(chain, header.height());
            }
            case ChainOutput.Forgotten(BlockHeader header) -> delete(chain, header);
            case ChainOutput.Settled(long safe, long finalized) -> settled(chain, safe, finalized);
            case ChainOutput.AskHash _, ChainOutput.AskHeights _ -> {}
        }
    }

    private void insert(ChainId chain, BlockHeader header) {
        jdbc.sql("insert into header (chain, height, hash, rlp) values (?, ?, ?, ?)")
                .params(
                        chain.value(),
                        header.height(),
                        header.hash().toArray(),
                        header.rlp().toArray())
                .update();
    }

    private void delete(ChainId chain, BlockHeader header) {
        jdbc.sql("delete from header where chain = ? and height = ?")
                .params(chain.value(), header.height())
                .update();
    }

    private void blockEvent(ChainId chain, String kind, BlockHeader header) {
        long sequence = jdbc.sql("""
                        insert into block_event (chain, sequence, kind, height, hash, at_millis)
                        select :chain, coalesce(max(sequence), 0) + 1, :kind, :height, :hash, :at
                        from block_event where chain = :chain returning sequence
                        """)
                .param("chain", chain.value())
                .param("kind", kind)
                .param("height", header.height())
                .param("hash", header.hash().toArray())
                .param("at", clock.millis())
                .query(Long.class)
                .single();
        jdbc.sql("delete from block_event where chain = ? and sequence <= ?")
                .params(chain.value(), sequence - BLOCK_EVENTS_MAX)
                .update();
    }

    private void rewindWatches(ChainId chain, long height) {
        jdbc.sql("delete from watch_change where chain = ? and height >= ?")
                .params(chain.value(), height)
                .update();
        jdbc.sql("update watch set proven_height = least(proven_height, ?) where chain = ?")
                .params(height - 1, chain.value())
                .update();
    }

    /** Of changes in final blocks only the last is of use. */
    private void settled(ChainId chain, long safe, long finalized) {
        jdbc.sql("""
                        insert into finality (chain, safe, finalized) values (:chain, :safe, :finalized)
                        on conflict (chain) do update set safe = :safe, finalized = :finalized
                        """)
                .param("chain", chain.value())
                .param("safe", safe)
                .param("finalized", finalized)
                .update();
        jdbc.sql("""
                        delete from watch_change old where chain = :chain and exists (
                            select 1 from watch_change newer
                            where newer.chain = old.chain and newer.address = old.address and newer.slot = old.slot
                              and newer.height > old.height and newer.height <= :finalized)
                        """)
                .param("chain", chain.value())
                .param("finalized", finalized)
                .update();
    }

    // ---- watches

    private void store(WatchOutput output) {
        switch (output) {
            case WatchOutput.Changed(Watch watch, BlockHeader block, U256 value, var _) -> {
                update(
                        "insert into watch_change (chain, address, slot, height, value) values (?, ?, ?, ?, ?)",
                        watch,
                        block.height(),
                        new BigDecimal(value.value()));
                proven(watch, block);
            }
            case WatchOutput.Unchanged(Watch watch, BlockHeader block) -> proven(watch, block);
            case WatchOutput.Skipped(Watch watch, BlockHeader block, var _) -> proven(watch, block);
            case WatchOutput.Ended(Watch watch) -> {
                update("delete from watch_change where chain = ? and address = ? and slot = ?", watch);
                update("delete from watch where chain = ? and address = ? and slot = ?", watch);
            }
            case WatchOutput.AskProof _, WatchOutput.Refused _ -> {}
        }
    }

    private void proven(Watch watch, BlockHeader block) {
        jdbc.sql("update watch set proven_height = ? where chain = ? and address = ? and slot = ?")
                .params(
                        block.height(),
                        watch.chain().value(),
                        watch.address().bytes().toArray(),
                        watch.slot().toArray())
                .update();
    }

    private void update(String sql, Watch watch, Object... more) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql)
                .params(
                        watch.chain().value(),
                        watch.address().bytes().toArray(),
                        watch.slot().toArray());
        for (Object value : more) {
            statement = statement.param(value);
        }
        statement.update();
    }

    // ---- facts

    private void store(FactOutput output) {
        switch (output) {
            case FactOutput.Judged(Fact fact) -> upsert(fact);
            case FactOutput.Retracted(Fact fact) -> upsert(fact);
            case FactOutput.Planned(Announcement announcement) -> plan(announcement);
            case FactOutput.Unplanned(EventId id) ->
                jdbc.sql("delete from announcement where event_id = ?")
                        .param(id.value().toArray())
                        .update();
            case FactOutput.Dropped(EventId id, FactOutput.Drop reason) -> {
                if (reason != FactOutput.Drop.SETTLED) {
                    jdbc.sql("delete from fact where event_id = ?")
                            .param(id.value().toArray())
                            .update();
                }
            }
            case FactOutput.Announce _,
                    FactOutput.WantBlock _,
                    FactOutput.WantProof _,
                    FactOutput.WantTransactions _ -> {}
        }
    }

    private void upsert(Fact fact) {
        jdbc.sql("""
                        insert into fact (event_id, chain, height, event, carrier_lamport, carrier_id, verdict, reason, fault,
                            finality, retracted, version, since_millis)
                        values (:id, :chain, :height, :event, :lamport, :carrier, :verdict, :reason, :fault, :finality,
                            :retracted, :version, :since)
                        on conflict (event_id) do update set event = :event, carrier_lamport = :lamport,
                            carrier_id = :carrier, verdict = :verdict, reason = :reason, fault = :fault,
                            finality = :finality, retracted = :retracted, version = :version, since_millis = :since
                        """)
                .param("id", fact.id().value().toArray())
                .param("chain", fact.claim().event().place().chain().value())
                .param("height", fact.claim().event().place().height())
                .param("event", fact.claim().event().encode().toArray())
                .param("lamport", fact.claim().carrier().time().value())
                .param("carrier", fact.claim().carrier().id().value().toArray())
                .param("verdict", fact.verdict().name())
                .param("reason", FactRows.reason(fact.verdict()).name())
                .param("fault", FactRows.fault(fact.verdict()), Types.VARCHAR)
                .param("finality", FactRows.finality(fact.verdict()), Types.VARCHAR)
                .param("retracted", fact.retracted())
                .param("version", fact.version())
                .param("since", fact.since().toEpochMilli())
                .update();
    }

    private void plan(Announcement announcement) {
        byte[] dependsOn = announcement.dependsOn() == null
                ? null
                : announcement.dependsOn().value().toArray();
        jdbc.sql("""
                        insert into announcement (event_id, event, depends_on, due_millis)
                        values (:id, :event, :dependsOn, :due) on conflict do nothing
                        """)
                .param("id", announcement.event().id().value().toArray())
                .param("event", announcement.event().encode().toArray())
                .param("dependsOn", dependsOn, Types.BINARY)
                .param("due", announcement.dueAt().toEpochMilli())
                .update();
    }
}
