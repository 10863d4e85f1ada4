package org.causality.crosschain.adapter;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.fact.Announcement;
import org.causality.crosschain.fact.Claim;
import org.causality.crosschain.fact.Fact;
import org.causality.crosschain.fact.FactReason;
import org.causality.crosschain.fact.Verdict;
import org.causality.crosschain.observation.Watch;
import org.causality.crosschain.proof.ProofFault;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.jspecify.annotations.Nullable;

/** Rows of the tables as values; what does not read is a broken store and thrown. */
final class FactRows {

    private FactRows() {}

    static Fact fact(ResultSet row, int number) throws SQLException {
        CrossChainEvent event = CrossChainEvent.decode(bytes(row, "event")).orThrow();
        Stamp carrier =
                new Stamp(new LamportTime(row.getLong("carrier_lamport")), new MessageId(bytes32(row, "carrier_id")));
        return new Fact(
                new EventId(bytes32(row, "event_id")),
                new Claim(event, carrier),
                verdict(row),
                row.getBoolean("retracted"),
                row.getLong("version"),
                Instant.ofEpochMilli(row.getLong("since_millis")));
    }

    private static Verdict verdict(ResultSet row) throws SQLException {
        FactReason reason = FactReason.valueOf(row.getString("reason"));
        String fault = row.getString("fault");
        return switch (row.getString("verdict")) {
            case "VALID" -> new Verdict.Valid(Finality.valueOf(row.getString("finality")));
            case "NOT_YET" -> new Verdict.NotYet(reason);
            case "INVALID" -> new Verdict.Invalid(reason, fault == null ? null : ProofFault.valueOf(fault));
            default -> throw new IllegalStateException("no such verdict: " + row.getString("verdict"));
        };
    }

    static FactReason reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid _ -> FactReason.PROVEN;
            case Verdict.NotYet(FactReason why) -> why;
            case Verdict.Invalid(FactReason reason, var _) -> reason;
        };
    }

    static @Nullable String fault(Verdict verdict) {
        return verdict instanceof Verdict.Invalid(var _, ProofFault fault) && fault != null ? fault.name() : null;
    }

    static @Nullable String finality(Verdict verdict) {
        return verdict instanceof Verdict.Valid(Finality finality) ? finality.name() : null;
    }

    static Announcement announcement(ResultSet row, int number) throws SQLException {
        byte[] dependsOn = row.getBytes("depends_on");
        return new Announcement(
                CrossChainEvent.decode(bytes(row, "event")).orThrow(),
                dependsOn == null ? null : new MessageId(Bytes32.of(dependsOn)),
                Instant.ofEpochMilli(row.getLong("due_millis")));
    }

    static BlockHeader header(ResultSet row, int number) throws SQLException {
        return switch (BlockHeader.read(bytes(row, "rlp"), bytes32(row, "hash"))) {
            case BlockHeader.Read.Ok(BlockHeader header) -> header;
            case BlockHeader.Read.Refused(ProofFault fault) ->
                throw new IllegalStateException("a stored header is none: " + fault);
        };
    }

    static Watch watch(ResultSet row, int number) throws SQLException {
        return new Watch(new ChainId(row.getString("chain")), new Address(bytes(row, "address")), bytes32(row, "slot"));
    }

    static U256 value(ResultSet row) throws SQLException {
        BigDecimal value = row.getBigDecimal("value");
        return new U256(value.toBigIntegerExact());
    }

    private static Bytes bytes(ResultSet row, String column) throws SQLException {
        return Bytes.wrap(Objects.requireNonNull(row.getBytes(column), column));
    }

    private static Bytes32 bytes32(ResultSet row, String column) throws SQLException {
        return Bytes32.of(bytes(row, column));
    }
}
