package org.causality.effect.cause;

import java.util.Comparator;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.JobId;
import org.causality.model.computation.SlotId;
import org.causality.model.computation.StatementId;
import org.causality.model.order.OrderId;

/** A node of the graph of causes, by kind and id. */
public record Cause(CauseKind kind, Bytes32 id) implements Comparable<Cause> {

    public static final int SIZE = 1 + Bytes32.SIZE;

    private static final Comparator<Cause> ORDER =
            Comparator.comparing(Cause::kind).thenComparing(Cause::id);

    public static Cause of(EventId fact) {
        return new Cause(CauseKind.FACT, fact.value());
    }

    public static Cause of(OrderId order) {
        return new Cause(CauseKind.ORDER, order.value());
    }

    public static Cause of(JobId job) {
        return new Cause(CauseKind.COMPUTATION, job.value());
    }

    public static Cause of(SlotId slot) {
        return new Cause(CauseKind.SLOT, slot.hash());
    }

    public static Cause of(StatementId statement) {
        return new Cause(CauseKind.PROOF, statement.value());
    }

    /** @param hash of the transaction on its chain */
    public static Cause ofTransaction(Bytes32 hash) {
        return new Cause(CauseKind.TRANSACTION, hash);
    }

    public static Cause of(EffectId effect) {
        return new Cause(CauseKind.EFFECT, effect.value());
    }

    /** @param kind a name of {@link CauseKind}. @throws IllegalArgumentException not of this form */
    public static Cause parse(String kind, String id) {
        return new Cause(CauseKind.valueOf(kind), Bytes32.parseHex(id));
    }

    /** The stored form: one byte kind, 32 bytes id. */
    public Bytes key() {
        byte[] key = new byte[SIZE];
        key[0] = (byte) kind.code();
        id.write(key, 1);
        return Bytes.wrap(key);
    }

    public static Cause ofKey(byte[] key) {
        if (key.length != SIZE) {
            throw new IllegalArgumentException("a cause has " + SIZE + " bytes, not " + key.length);
        }
        return new Cause(CauseKind.ofCode(key[0]), Bytes32.read(key, 1));
    }

    @Override
    public int compareTo(Cause other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
