package org.causality.orchestrator.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.DomainTag;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.SlotId;
import org.causality.model.order.OrderId;

/** What a step states: from the old root, by this effect, to the new root. */
public final class Transition {
    /** The program's public inputs, in this order: old root, effect, new root. */
    public static final int PUBLIC_INPUTS = 3;

    /** To stand in the shared list of domain tags. */
    private static final byte[] TAG = "causality/step/v1\0".getBytes(StandardCharsets.US_ASCII);

    /** The program's field has just under 254 bits; what is cut to 253 is an element of it. */
    private static final long FIELD_MASK = -1L >>> 3;

    private Transition() {}

    /**
     * What a slot's inputs amount to, as one element of the program's field: SHA-256(tag ‖ slot, orders, events), its
     * three highest bits cleared. Not of the operator: who computes the same from the same states the same.
     */
    public static Bytes32 effect(ComputationIntent intent) {
        CanonicalWriter content = new CanonicalWriter();
        content.bytes32(1, intent.slot().hash())
                .ids(2, intent.orders(), OrderId::value)
                .ids(3, intent.events(), EventId::value);
        var sha256 = DomainTag.sha256();
        sha256.update(TAG);
        Bytes32 hash = Bytes32.of(sha256.digest(content.toBytes().toArray()));
        return new Bytes32(hash.w0() & FIELD_MASK, hash.w1(), hash.w2(), hash.w3());
    }

    public static List<Bytes32> publicInputs(Bytes32 oldRoot, ComputationIntent intent, Bytes32 newRoot) {
        return List.of(oldRoot, effect(intent), newRoot);
    }

    /** Whether the slot starts from this root. */
    public static boolean startsFrom(SlotId slot, Bytes32 oldRoot) {
        return SlotId.outputHash(oldRoot.toBytes()).equals(slot.parentOutput());
    }

    /** What the new root is as a message's output. */
    public static Bytes output(Bytes32 newRoot) {
        return newRoot.toBytes();
    }
}
