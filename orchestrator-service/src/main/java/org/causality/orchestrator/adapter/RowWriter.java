package org.causality.orchestrator.adapter;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.computation.SlotId;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Stamp;
import org.causality.model.order.SignedUserOrder;
import org.causality.orchestrator.core.Gone;
import org.causality.orchestrator.core.JobEvent;
import org.causality.orchestrator.core.Position;
import org.causality.orchestrator.core.Row;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.fact.KnownOrder;
import org.causality.orchestrator.intent.Declaration;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.job.Lease;
import org.causality.orchestrator.lineage.Anchor;
import org.causality.orchestrator.proof.Claim;
import org.causality.orchestrator.proof.Made;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what is to be kept, inside the turn's transaction. */
record RowWriter(JdbcClient jdbc) {

    void keep(Row row) {
        switch (row) {
            case Row.FeedOwner(PublicKey key, PublicKey operator) ->
                jdbc.sql("insert into feed_owner (feed, operator) values (?, ?) on conflict do nothing")
                        .param(key.value().toArray())
                        .param(operator.value().toArray())
                        .update();
            case Row.FeedEnd(PublicKey key, long from) ->
                jdbc.sql("insert into feed_end (feed, from_sequence) values (?, ?) on conflict do nothing")
                        .param(key.value().toArray())
                        .param(from)
                        .update();
            case Row.Fact(Fact fact) -> keep(fact);
            case Row.Order(KnownOrder order) -> keep(order);
            case Row.Declaration(Declaration declaration) -> keep(declaration);
            case Row.Claim(Claim claim) -> keep(claim);
            case Row.Job(Job job) -> keep(job);
            case Row.Position(Position position) -> keep(position);
        }
    }

    private void keep(Fact fact) {
        jdbc.sql("""
                        insert into fact (id, chain, height, kind, emitter, state_key, value, finality, lamport, message_id)
                        values (:id, :chain, :height, :kind, :emitter, :key, :value, :finality, :lamport, :message)
                        on conflict (id) do update set finality = excluded.finality, lamport = excluded.lamport,
                            message_id = excluded.message_id
                        """)
                .param("id", fact.id().value().toArray())
                .param("chain", fact.chain().value())
                .param("height", fact.height())
                .param("kind", fact.kind().name())
                .param("emitter", fact.emitter().toArray())
                .param("key", fact.key().toArray())
                .param("value", fact.value().toArray())
                .param("finality", fact.finality().name())
                .param("lamport", fact.carrier().time().value())
                .param("message", fact.carrier().id().value().toArray())
                .update();
    }

    private void keep(KnownOrder order) {
        SignedUserOrder signed = order.signed();
        Stamp carrier = order.carrier();
        jdbc.sql("""
                        insert into user_order (id, signed, lamport, message_id, status)
                        values (:id, :signed, :lamport, :message, :status)
                        on conflict (id) do update set signed = excluded.signed, lamport = excluded.lamport,
                            message_id = excluded.message_id, status = excluded.status
                        """)
                .param("id", order.id().value().toArray())
                .param("signed", signed == null ? null : signed.encode().toArray())
                .param("lamport", carrier == null ? null : carrier.time().value())
                .param("message", carrier == null ? null : carrier.id().value().toArray())
                .param("status", order.status() == null ? null : order.status().name())
                .update();
    }

    private void keep(Declaration declaration) {
        var intent = declaration.intent();
        jdbc.sql("""
                        insert into intent (id, lineage, slot_index, operator, intent, lamport, message_id, sender,
                            feed_sequence, seen_at)
                        values (:id, :lineage, :index, :operator, :intent, :lamport, :message, :sender, :sequence, :seen)
                        on conflict do nothing
                        """)
                .param("id", intent.id().value().toArray())
                .param("lineage", intent.slot().lineage().value().toArray())
                .param("index", intent.slot().index())
                .param("operator", intent.operator().value().toArray())
                .param("intent", intent.encode().toArray())
                .param("lamport", declaration.carrier().time().value())
                .param("message", declaration.carrier().id().value().toArray())
                .param("sender", declaration.sender().value().toArray())
                .param("sequence", declaration.feedSequence())
                .param("seen", Rows.time(declaration.seen()))
                .update();
    }

    private void keep(Claim claim) {
        SlotId slot = claim.proof().slot();
        Anchor anchor = claim.anchor();
        jdbc.sql("""
                        insert into result (job_id, lineage, slot_index, announcement, lamport, message_id, sender,
                            feed_sequence, state, reason, anchor, anchor_final, fell)
                        values (:id, :lineage, :index, :proof, :lamport, :message, :sender, :sequence, :state, :reason,
                            :anchor, :final, :fell)
                        on conflict (job_id) do update set state = excluded.state, reason = excluded.reason,
                            anchor = excluded.anchor, anchor_final = excluded.anchor_final, fell = excluded.fell
                        """)
                .param("id", claim.job().value().toArray())
                .param("lineage", slot.lineage().value().toArray())
                .param("index", slot.index())
                .param("proof", claim.proof().encode().toArray())
                .param("lamport", claim.carrier().time().value())
                .param("message", claim.carrier().id().value().toArray())
                .param("sender", claim.sender().value().toArray())
                .param("sequence", claim.feedSequence())
                .param("state", claim.state().name())
                .param("reason", claim.reason() == null ? null : claim.reason().name())
                .param("anchor", anchor == null ? null : anchor.fact().value().toArray())
                .param("final", claim.isFinal())
                .param("fell", claim.fell())
                .update();
    }

    private void keep(Job job) {
        Lease lease = job.lease();
        Made made = job.made();
        BlobRef blob = job.blob();
        Bytes signed = job.signed();
        jdbc.sql("""
                        insert into job (id, lineage, slot_index, intent, old_root, status, version, fence, reason, lamport,
                            message_id, attempts, worker, lease_until, new_root, proof, blob, blob_bytes, chunk_bytes,
                            signed, transaction, since)
                        values (:id, :lineage, :index, :intent, :oldRoot, :status, :version, :fence, :reason, :lamport,
                            :message, :attempts, :worker, :until, :newRoot, :proof, :blob, :blobBytes, :chunkBytes,
                            :signed, :transaction, :since)
                        on conflict (id) do update set status = excluded.status, version = excluded.version,
                            fence = excluded.fence, reason = excluded.reason, lamport = excluded.lamport,
                            message_id = excluded.message_id, attempts = excluded.attempts, worker = excluded.worker,
                            lease_until = excluded.lease_until, new_root = excluded.new_root, proof = excluded.proof,
                            blob = excluded.blob, blob_bytes = excluded.blob_bytes, chunk_bytes = excluded.chunk_bytes,
                            signed = excluded.signed, transaction = excluded.transaction, since = excluded.since
                        """)
                .param("id", job.id().value().toArray())
                .param("lineage", job.intent().slot().lineage().value().toArray())
                .param("index", job.intent().slot().index())
                .param("intent", job.intent().encode().toArray())
                .param("oldRoot", job.oldRoot().toArray())
                .param("status", job.status().name())
                .param("version", job.at().version())
                .param("fence", job.at().fence())
                .param("reason", job.reason() == null ? null : job.reason().name())
                .param("lamport", job.cause().time().value())
                .param("message", job.cause().id().value().toArray())
                .param("attempts", job.attempts())
                .param("worker", lease == null ? null : lease.worker())
                .param("until", lease == null ? null : Rows.time(lease.until()))
                .param("newRoot", made == null ? null : made.newRoot().toArray())
                .param("proof", made == null ? null : made.proof().toArray())
                .param("blob", blob == null ? null : blob.root().toArray())
                .param("blobBytes", blob == null ? null : blob.sizeBytes())
                .param("chunkBytes", blob == null ? null : blob.chunkBytes())
                .param("signed", signed == null ? null : signed.toArray())
                .param("transaction", array(job.transaction()))
                .param("since", Rows.time(job.since()))
                .update();
    }

    private static byte @Nullable [] array(@Nullable Bytes32 word) {
        return word == null ? null : word.toArray();
    }

    private void keep(Position position) {
        jdbc.sql("""
                        insert into position (sequence, told, clock, incarnation) values (?, ?, ?, ?)
                        on conflict (only_row) do update set sequence = excluded.sequence, told = excluded.told,
                            clock = excluded.clock, incarnation = excluded.incarnation
                        """)
                .param(position.sequence())
                .param(position.told())
                .param(position.clock().value())
                .param(position.incarnation())
                .update();
    }

    void forget(Gone gone) {
        switch (gone) {
            case Gone.Fact(var id) -> delete("fact", id.value());
            case Gone.Order(var id) -> delete("user_order", id.value());
            case Gone.Declaration(var id) -> delete("intent", id.value());
            case Gone.Job(var id) -> delete("job", id.value());
        }
    }

    private void delete(String table, Bytes32 id) {
        jdbc.sql("delete from " + table + " where id = ?").param(id.toArray()).update();
    }

    /** The table {@code lineage} shows what the event says. */
    void show(JobEvent event) {
        if (event instanceof JobEvent.LineageMoved(SlotId slot, var job, Bytes32 root, long steps, var _, var _)) {
            jdbc.sql("""
                            insert into lineage (id, next_index, parent, root, last_job, steps) values (?, ?, ?, ?, ?, ?)
                            on conflict (id) do update set next_index = excluded.next_index, parent = excluded.parent,
                                root = excluded.root, last_job = excluded.last_job, steps = excluded.steps
                            """)
                    .param(slot.lineage().value().toArray())
                    .param(slot.index())
                    .param(slot.parentOutput().toArray())
                    .param(root.toArray())
                    .param(job == null ? null : job.value().toArray())
                    .param(steps)
                    .update();
        }
    }
}
