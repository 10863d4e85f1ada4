package org.causality.effect.adapter;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Function;
import org.causality.effect.cause.Cause;
import org.causality.effect.evolution.Effect;
import org.causality.effect.evolution.EventCursor;
import org.causality.effect.evolution.Evidence;
import org.causality.effect.evolution.Evolution;
import org.causality.effect.evolution.Expectation;
import org.causality.effect.evolution.Fact;
import org.causality.effect.evolution.FactStanding;
import org.causality.effect.evolution.Spot;
import org.causality.effect.journey.Journey;
import org.causality.effect.journey.JourneyStep;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EffectKind;
import org.causality.model.chain.EventId;
import org.causality.model.chain.JourneyId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.effect.EffectStatus;
import org.causality.model.effect.JourneyStatus;
import org.causality.model.lifecycle.Snapshot;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.causality.model.reason.EffectReason;
import org.causality.model.reason.JourneyReason;
import org.jspecify.annotations.Nullable;

/** Rows read as records, records bound as rows; the statements that go with them. */
final class Rows {

    static final String EFFECT_UPSERT = """
            insert into effect (id, number, kind, chain, origin_block, expected_emitter, expected_key, expected_value,
                expected_transaction, carriers, proof, given_up, status, version, cause_time, cause_id, registered_at,
                changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set carriers = excluded.carriers, proof = excluded.proof,
                given_up = excluded.given_up, status = excluded.status, version = excluded.version,
                changed_at = excluded.changed_at
            """;

    static final String EVOLUTION_INSERT = """
            insert into evolution (effect_id, version, from_status, to_status, reason, because, cause_time, cause_id,
                sequence, index, at, proof, proof_chain, proof_height, proof_block, proof_verdict, proof_finality)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String FACT_UPSERT = """
            insert into fact (id, chain, emitter, key, height, block_hash, value, transaction_id, standing, finality,
                version, cause_time, cause_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set standing = excluded.standing, finality = excluded.finality,
                version = excluded.version
            """;

    static final String JOURNEY_UPSERT = """
            insert into journey (id, departure, arrival, source, target, packet, lost, status, version, cause_time,
                cause_id, departed_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set lost = excluded.lost, status = excluded.status, version = excluded.version,
                changed_at = excluded.changed_at
            """;

    static final String STEP_INSERT = """
            insert into journey_step (journey_id, effect_id, version, from_status, to_status, reason, cause_time,
                cause_id, sequence, index, at, proof, proof_chain, proof_height, proof_block, proof_verdict,
                proof_finality) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private Rows() {}

    static void bind(PreparedStatement row, Effect effect) throws SQLException {
        Expectation expects = effect.expects();
        row.setBytes(1, effect.id().value().toArray());
        row.setLong(2, effect.number());
        row.setInt(3, effect.kind().code());
        row.setString(4, effect.chain().value());
        row.setLong(5, effect.originBlock());
        row.setBytes(6, expects == null ? null : expects.spot().emitter().toArray());
        row.setBytes(7, expects == null ? null : expects.spot().key().toArray());
        row.setBytes(
                8,
                expects == null || expects.value() == null
                        ? null
                        : expects.value().toArray());
        row.setBytes(9, expects == null ? null : bytes(expects.transaction()));
        row.setArray(10, array(row, effect.carriers(), fact -> fact.value().toArray()));
        row.setBytes(11, effect.proof() == null ? null : effect.proof().value().toArray());
        row.setString(12, effect.givenUp() == null ? null : effect.givenUp().name());
        row.setString(13, effect.status().name());
        row.setLong(14, effect.stand().version());
        bind(row, 15, effect.cause());
        row.setObject(17, utc(effect.registeredAt()));
        row.setObject(18, utc(effect.changedAt()));
    }

    static Effect effect(ResultSet row) throws SQLException {
        ChainId chain = new ChainId(row.getString("chain"));
        byte[] emitter = row.getBytes("expected_emitter");
        Expectation expects = emitter == null
                ? null
                : new Expectation(
                        new Spot(chain, Bytes.wrap(emitter), Bytes.wrap(row.getBytes("expected_key"))),
                        optional(row.getBytes("expected_value")),
                        word(row.getBytes("expected_transaction")));
        TreeSet<EventId> carriers = new TreeSet<>();
        for (byte[] fact : (byte[][]) row.getArray("carriers").getArray()) {
            carriers.add(new EventId(Bytes32.of(fact)));
        }
        byte[] proof = row.getBytes("proof");
        String givenUp = row.getString("given_up");
        return new Effect(
                new EffectId(Bytes32.of(row.getBytes("id"))),
                row.getLong("number"),
                EffectKind.ofCode(row.getInt("kind")),
                chain,
                row.getLong("origin_block"),
                expects,
                carriers,
                proof == null ? null : new EventId(Bytes32.of(proof)),
                givenUp == null ? null : EffectReason.valueOf(givenUp),
                new Snapshot<>(EffectStatus.valueOf(row.getString("status")), row.getLong("version"), 0),
                stamp(row),
                at(row, "registered_at"),
                at(row, "changed_at"));
    }

    static void bind(PreparedStatement row, Evolution evolution) throws SQLException {
        row.setBytes(1, evolution.effect().value().toArray());
        row.setLong(2, evolution.version());
        row.setString(3, name(evolution.from()));
        row.setString(4, evolution.to().name());
        row.setString(5, name(evolution.reason()));
        row.setBytes(
                6,
                evolution.because() == null ? null : evolution.because().key().toArray());
        bind(row, 7, evolution.cause());
        bind(row, 9, evolution.cursor(), evolution.at());
        bind(row, 12, evolution.evidence());
    }

    static Evolution evolution(ResultSet row) throws SQLException {
        String from = row.getString("from_status");
        String reason = row.getString("reason");
        byte[] because = row.getBytes("because");
        return new Evolution(
                new EffectId(Bytes32.of(row.getBytes("effect_id"))),
                row.getLong("version"),
                from == null ? null : EffectStatus.valueOf(from),
                EffectStatus.valueOf(row.getString("to_status")),
                reason == null ? null : EffectReason.valueOf(reason),
                evidence(row),
                because == null ? null : Cause.ofKey(because),
                stamp(row),
                new EventCursor(row.getLong("sequence"), row.getInt("index")),
                at(row, "at"));
    }

    static void bind(PreparedStatement row, Fact fact) throws SQLException {
        row.setBytes(1, fact.id().value().toArray());
        row.setString(2, fact.spot().chain().value());
        row.setBytes(3, fact.spot().emitter().toArray());
        row.setBytes(4, fact.spot().key().toArray());
        row.setLong(5, fact.height());
        row.setBytes(6, fact.blockHash().toArray());
        row.setBytes(7, fact.value().toArray());
        row.setBytes(8, bytes(fact.transaction()));
        row.setString(9, fact.standing().name());
        row.setString(10, fact.finality().name());
        row.setLong(11, fact.version());
        bind(row, 12, fact.cause());
    }

    static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                new EventId(Bytes32.of(row.getBytes("id"))),
                spot(row),
                row.getLong("height"),
                Bytes32.of(row.getBytes("block_hash")),
                Bytes.wrap(row.getBytes("value")),
                word(row.getBytes("transaction_id")),
                FactStanding.valueOf(row.getString("standing")),
                Finality.valueOf(row.getString("finality")),
                row.getLong("version"),
                stamp(row));
    }

    static Spot spot(ResultSet row) throws SQLException {
        return new Spot(
                new ChainId(row.getString("chain")),
                Bytes.wrap(row.getBytes("emitter")),
                Bytes.wrap(row.getBytes("key")));
    }

    static void bind(PreparedStatement row, Journey journey) throws SQLException {
        row.setBytes(1, journey.id().value().toArray());
        row.setBytes(2, journey.departure().value().toArray());
        row.setBytes(3, journey.arrival().value().toArray());
        row.setString(4, journey.source().value());
        row.setString(5, journey.target().value());
        row.setBytes(6, journey.packet().toArray());
        row.setString(7, name(journey.lost()));
        row.setString(8, journey.stand().state().name());
        row.setLong(9, journey.stand().version());
        bind(row, 10, journey.cause());
        row.setObject(12, utc(journey.departedAt()));
        row.setObject(13, utc(journey.changedAt()));
    }

    static Journey journey(ResultSet row) throws SQLException {
        String lost = row.getString("lost");
        return new Journey(
                new JourneyId(Bytes32.of(row.getBytes("id"))),
                new EffectId(Bytes32.of(row.getBytes("departure"))),
                new EffectId(Bytes32.of(row.getBytes("arrival"))),
                new ChainId(row.getString("source")),
                new ChainId(row.getString("target")),
                Bytes.wrap(row.getBytes("packet")),
                lost == null ? null : JourneyReason.valueOf(lost),
                new Snapshot<>(JourneyStatus.valueOf(row.getString("status")), row.getLong("version"), 0),
                stamp(row),
                at(row, "departed_at"),
                at(row, "changed_at"));
    }

    static void bind(PreparedStatement row, JourneyStep step) throws SQLException {
        row.setBytes(1, step.journey().value().toArray());
        row.setBytes(2, step.effect().value().toArray());
        row.setLong(3, step.version());
        row.setString(4, name(step.from()));
        row.setString(5, step.to().name());
        row.setString(6, name(step.reason()));
        bind(row, 7, step.cause());
        bind(row, 9, step.cursor(), step.at());
        bind(row, 12, step.evidence());
    }

    static JourneyStep step(ResultSet row) throws SQLException {
        String from = row.getString("from_status");
        String reason = row.getString("reason");
        return new JourneyStep(
                new JourneyId(Bytes32.of(row.getBytes("journey_id"))),
                new EffectId(Bytes32.of(row.getBytes("effect_id"))),
                row.getLong("version"),
                from == null ? null : JourneyStatus.valueOf(from),
                JourneyStatus.valueOf(row.getString("to_status")),
                reason == null ? null : JourneyReason.valueOf(reason),
                evidence(row),
                stamp(row),
                new EventCursor(row.getLong("sequence"), row.getInt("index")),
                at(row, "at"));
    }

    private static void bind(PreparedStatement row, int from, @Nullable Evidence evidence) throws SQLException {
        if (evidence == null) {
            row.setNull(from, Types.BINARY);
            row.setNull(from + 1, Types.VARCHAR);
            row.setNull(from + 2, Types.BIGINT);
            row.setNull(from + 3, Types.BINARY);
            row.setNull(from + 4, Types.VARCHAR);
            row.setNull(from + 5, Types.VARCHAR);
            return;
        }
        row.setBytes(from, evidence.event().value().toArray());
        row.setString(from + 1, evidence.chain().value());
        row.setLong(from + 2, evidence.height());
        row.setBytes(from + 3, evidence.blockHash().toArray());
        row.setString(from + 4, evidence.verdict().name());
        row.setString(from + 5, evidence.finality().name());
    }

    private static @Nullable Evidence evidence(ResultSet row) throws SQLException {
        byte[] proof = row.getBytes("proof");
        return proof == null
                ? null
                : new Evidence(
                        new EventId(Bytes32.of(proof)),
                        new ChainId(row.getString("proof_chain")),
                        row.getLong("proof_height"),
                        Bytes32.of(row.getBytes("proof_block")),
                        FactStanding.valueOf(row.getString("proof_verdict")),
                        Finality.valueOf(row.getString("proof_finality")));
    }

    private static void bind(PreparedStatement row, int from, Stamp stamp) throws SQLException {
        row.setLong(from, stamp.time().value());
        row.setBytes(from + 1, stamp.id().value().toArray());
    }

    private static void bind(PreparedStatement row, int from, EventCursor cursor, Instant at) throws SQLException {
        row.setLong(from, cursor.sequence());
        row.setInt(from + 1, cursor.index());
        row.setObject(from + 2, utc(at));
    }

    private static Stamp stamp(ResultSet row) throws SQLException {
        return new Stamp(
                new LamportTime(row.getLong("cause_time")), new MessageId(Bytes32.of(row.getBytes("cause_id"))));
    }

    private static <T> Array array(PreparedStatement row, Collection<T> values, Function<T, byte[]> bytes)
            throws SQLException {
        return row.getConnection()
                .createArrayOf("bytea", values.stream().map(bytes).toArray(byte[][]::new));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static byte @Nullable [] bytes(@Nullable Bytes32 word) {
        return word == null ? null : word.toArray();
    }

    private static @Nullable Bytes optional(byte @Nullable [] bytes) {
        return bytes == null ? null : Bytes.wrap(bytes);
    }

    private static @Nullable Bytes32 word(byte @Nullable [] bytes) {
        return bytes == null ? null : Bytes32.of(bytes);
    }
}
