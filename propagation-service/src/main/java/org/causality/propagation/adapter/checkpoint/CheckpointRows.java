package org.causality.propagation.adapter.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.message.StampTree;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.OperatorSetChange;
import org.causality.propagation.checkpoint.Anchor;
import org.causality.propagation.checkpoint.Output;
import org.causality.propagation.owner.NotLeaseHolderException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What checkpoints read and write of the log's database. Every write holds the fence, so a late holder writes nothing. */
final class CheckpointRows {

    /** Bodies that leave in one transaction: a few milliseconds, for which the core's commit may have to wait. */
    static final int BODIES_MAX = 500;

    /** Said or read again long after: certificates, proofs of equivocation, checkpoints, approvals. */
    private static final String KEPT_TYPES = "(64, 65, 66, 67)";

    private final JdbcTemplate template;
    private final JdbcClient client;
    private final TransactionTemplate transactions;

    /** @param template with a fetch size: a day's ids stream */
    CheckpointRows(JdbcTemplate template, TransactionTemplate transactions) {
        this.template = template;
        this.client = JdbcClient.create(template);
        this.transactions = transactions;
    }

    // ---- reading

    Anchor settled(Genesis genesis) {
        return client.sql("select checkpoint, operators from settled_checkpoint")
                .query((row, _) -> new Anchor(
                        Checkpoint.decode(Bytes.wrap(row.getBytes(1))).orThrow(), operators(row.getBytes(2), genesis)))
                .optional()
                .orElseGet(() -> Anchor.of(genesis));
    }

    private static OperatorSet operators(byte @Nullable [] change, Genesis genesis) {
        return change == null
                ? genesis.operators()
                : OperatorSetChange.decode(Bytes.wrap(change)).orThrow().next();
    }

    List<Output.Note> notes() {
        return client.sql("select floor, since_millis from floor_passed order by floor")
                .query((row, _) -> new Output.Note(new LamportTime(row.getLong(1)), row.getLong(2)))
                .list();
    }

    /** Void feeds, then delivered claims and approvals in the order of their delivery. */
    List<Arrival> arrivals() {
        List<Arrival> arrivals = new ArrayList<>();
        arrivals.addAll(client.sql("select sender, feed_sequence from feed_void order by delivery_sequence")
                .query((row, _) -> new Arrival.Voided(new PublicKey(Bytes32.of(row.getBytes(1))), row.getLong(2)))
                .list());
        arrivals.addAll(client.sql("select id, header, payload from causal_log where type in (66, 67)"
                        + " and delivery_sequence is not null and payload is not null order by delivery_sequence")
                .query((row, _) -> new Arrival.Said(
                        Header.decode(Bytes.wrap(row.getBytes(2))).orThrow(),
                        new MessageId(Bytes32.of(row.getBytes(1))),
                        Bytes.wrap(row.getBytes(3))))
                .list());
        return arrivals;
    }

    /** The certificate that begins a feed. */
    Optional<Certificate> certificateOf(PublicKey feed) {
        return client.sql("select payload from causal_log"
                        + " where sender = ? and feed_sequence = 0 and type = 64 and payload is not null limit 1")
                .param(feed.value().toArray())
                .query((row, _) ->
                        Certificate.decode(Bytes.wrap(row.getBytes(1))).orThrow())
                .optional();
    }

    /** All judged messages between two floors, by computed time and id. */
    StampTree sum(LamportTime above, LamportTime floor) {
        StampTree tree = new StampTree();
        transactions.executeWithoutResult(_ -> template.query(
                "select computed_time, id from causal_log where computed_time > " + above.value()
                        + " and computed_time <= " + floor.value() + " order by computed_time, id",
                row -> {
                    tree.add(new Stamp(new LamportTime(row.getLong(1)), new MessageId(Bytes32.of(row.getBytes(2)))));
                }));
        return tree;
    }

    // ---- writing

    void note(long fence, Output.Note note) {
        var _ = fenced(
                fence,
                () -> client.sql("insert into floor_passed (floor, since_millis) values (?, ?) on conflict do nothing")
                        .param(note.floor().value())
                        .param(note.sinceMillis())
                        .update());
    }

    void settle(long fence, Anchor settled, Checkpoint checkpoint) {
        var _ = fenced(fence, () -> {
            byte[] operators = settled.operators().epoch() == 0
                    ? null
                    : OperatorSetChange.of(settled.operators()).encode().toArray();
            client.sql("""
                            insert into settled_checkpoint (checkpoint, operators) values (?, ?)
                            on conflict (only_row) do update set checkpoint = excluded.checkpoint,
                                operators = excluded.operators
                            """)
                    .param(checkpoint.encode().toArray())
                    .param(operators)
                    .update();
            return client.sql("delete from floor_passed where floor <= ?")
                    .param(checkpoint.floor().value())
                    .update();
        });
    }

    /**
     * Lets go of the oldest bodies above one time and at or below a floor; headers stay, and so do bodies that may have to
     * be relayed or published again.
     *
     * @return the time up to which no body is left; {@code floor} when all are gone
     */
    LamportTime dropBodies(long fence, LamportTime above, LamportTime floor) {
        return fenced(fence, () -> {
            List<Long> times = client.sql("select computed_time from causal_log"
                            + " where computed_time > ? and computed_time <= ? order by computed_time limit ?")
                    .param(above.value())
                    .param(floor.value())
                    .param(BODIES_MAX)
                    .query((row, _) -> row.getLong(1))
                    .list();
            LamportTime upTo = times.size() < BODIES_MAX ? floor : new LamportTime(times.getLast());
            client.sql("update causal_log set payload = null where computed_time > ? and computed_time <= ?"
                            + " and payload is not null and type not in " + KEPT_TYPES
                            + " and delivery_sequence <= (select relayed from lease)"
                            + " and (not own or delivery_sequence <= (select published from lease))")
                    .param(above.value())
                    .param(upTo.value())
                    .update();
            return upTo;
        });
    }

    /** The row of the lease is held until the end, so that no other holder begins before. */
    private <T> T fenced(long fence, Supplier<T> write) {
        return transactions.execute(_ -> {
            boolean holds = client.sql("select 1 from lease where fence = ? and holder is not null for share")
                    .param(fence)
                    .query(Integer.class)
                    .optional()
                    .isPresent();
            if (!holds) {
                throw new NotLeaseHolderException(fence);
            }
            return write.get();
        });
    }
}
