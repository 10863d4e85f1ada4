package org.causality.orchestrator.adapter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.causality.model.chain.EventId;
import org.causality.model.chain.EventKind;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.key.PublicKey;
import org.causality.model.lifecycle.Snapshot;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.ComputationReason;
import org.causality.orchestrator.core.Position;
import org.causality.orchestrator.core.Row;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.fact.KnownOrder;
import org.causality.orchestrator.intent.Declaration;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.job.Lease;
import org.causality.orchestrator.lineage.Anchor;
import org.causality.orchestrator.proof.Claim;
import org.causality.orchestrator.proof.ClaimReason;
import org.causality.orchestrator.proof.Made;
import org.jspecify.annotations.Nullable;

/** Reads what was kept. */
final class Rows {
    private Rows() {}

    static Row feedOwner(ResultSet row) throws SQLException {
        return new Row.FeedOwner(key(row, "feed"), key(row, "operator"));
    }

    static Row feedEnd(ResultSet row) throws SQLException {
        return new Row.FeedEnd(key(row, "feed"), row.getLong("from_sequence"));
    }

    static Row fact(ResultSet row) throws SQLException {
        return new Row.Fact(new Fact(
                new EventId(word(row, "id")),
                new ChainId(row.getString("chain")),
                row.getLong("height"),
                EventKind.valueOf(row.getString("kind")),
                bytes(row, "emitter"),
                bytes(row, "state_key"),
                bytes(row, "value"),
                Finality.valueOf(row.getString("finality")),
                stamp(row)));
    }

    static Row order(ResultSet row) throws SQLException {
        byte[] signed = row.getBytes("signed");
        String status = row.getString("status");
        return new Row.Order(new KnownOrder(
                new OrderId(word(row, "id")),
                signed == null
                        ? null
                        : SignedUserOrder.decode(Bytes.wrap(signed)).orThrow(),
                row.getBytes("message_id") == null ? null : stamp(row),
                status == null ? null : OrderStatus.valueOf(status)));
    }

    static Row declaration(ResultSet row) throws SQLException {
        return new Row.Declaration(new Declaration(
                ComputationIntent.decode(bytes(row, "intent")).orThrow(),
                stamp(row),
                key(row, "sender"),
                row.getLong("feed_sequence"),
                row.getTimestamp("seen_at").toInstant()));
    }

    static Row claim(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new Row.Claim(new Claim(
                ProofAnnouncement.decode(bytes(row, "announcement")).orThrow(),
                stamp(row),
                key(row, "sender"),
                row.getLong("feed_sequence"),
                Claim.State.valueOf(row.getString("state")),
                reason == null ? null : ClaimReason.valueOf(reason),
                anchor(row),
                row.getBoolean("fell")));
    }

    private static @Nullable Anchor anchor(ResultSet row) throws SQLException {
        byte[] fact = row.getBytes("anchor");
        return fact == null ? null : new Anchor(new EventId(Bytes32.of(fact)), row.getBoolean("anchor_final"));
    }

    static Row job(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        byte[] signed = row.getBytes("signed");
        byte[] transaction = row.getBytes("transaction");
        return new Row.Job(new Job(
                ComputationIntent.decode(bytes(row, "intent")).orThrow(),
                word(row, "old_root"),
                new Snapshot<>(
                        ComputationStatus.valueOf(row.getString("status")),
                        row.getLong("version"),
                        row.getLong("fence")),
                reason == null ? null : ComputationReason.valueOf(reason),
                stamp(row),
                row.getInt("attempts"),
                lease(row),
                made(row),
                blob(row),
                signed == null ? null : Bytes.wrap(signed),
                transaction == null ? null : Bytes32.of(transaction),
                row.getTimestamp("since").toInstant()));
    }

    private static @Nullable Lease lease(ResultSet row) throws SQLException {
        String worker = row.getString("worker");
        return worker == null
                ? null
                : new Lease(worker, row.getTimestamp("lease_until").toInstant());
    }

    private static @Nullable Made made(ResultSet row) throws SQLException {
        byte[] proof = row.getBytes("proof");
        return proof == null ? null : new Made(word(row, "new_root"), Bytes.wrap(proof));
    }

    private static @Nullable BlobRef blob(ResultSet row) throws SQLException {
        byte[] root = row.getBytes("blob");
        return root == null
                ? null
                : new BlobRef(Bytes32.of(root), row.getLong("blob_bytes"), row.getInt("chunk_bytes"));
    }

    static Position position(ResultSet row) throws SQLException {
        return new Position(
                row.getLong("sequence"),
                row.getInt("told"),
                new LamportTime(row.getLong("clock")),
                row.getLong("incarnation"));
    }

    static Timestamp time(Instant at) {
        return Timestamp.from(at);
    }

    private static Stamp stamp(ResultSet row) throws SQLException {
        return new Stamp(new LamportTime(row.getLong("lamport")), new MessageId(word(row, "message_id")));
    }

    private static PublicKey key(ResultSet row, String column) throws SQLException {
        return new PublicKey(word(row, column));
    }

    private static Bytes32 word(ResultSet row, String column) throws SQLException {
        return Bytes32.of(row.getBytes(column));
    }

    private static Bytes bytes(ResultSet row, String column) throws SQLException {
        return Bytes.wrap(row.getBytes(column));
    }
}
