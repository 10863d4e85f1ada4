package org.causality.orchestrator.proof;

import java.nio.ByteBuffer;
import java.util.List;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EffectKind;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.network.ChainId;
import org.causality.model.order.OrderId;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.lineage.LineageSpec;
import org.jspecify.annotations.Nullable;

/**
 * The message that a step commands: the call {@code settle(bytes32 slot, bytes32 root, bytes32[] orders)} in Solidity's ABI.
 * It follows from intent and root alone, so every operator knows what an announcement may command.
 */
public final class Purchase {
    /** The first four bytes of Keccak-256 of the signature {@code settle(bytes32,bytes32,bytes32[])}. */
    static final int SELECTOR = 0xa50d2d27;

    private static final int ARRAY_OFFSET = 3 * Bytes32.SIZE;

    private Purchase() {}

    /** Empty when no order is settled: such a step commands nothing. */
    public static Bytes of(ComputationIntent intent, Bytes32 newRoot) {
        List<OrderId> orders = intent.orders();
        if (orders.isEmpty()) {
            return Bytes.EMPTY;
        }
        ByteBuffer call = ByteBuffer.allocate(Integer.BYTES + ARRAY_OFFSET + (1 + orders.size()) * Bytes32.SIZE);
        call.putInt(SELECTOR)
                .put(intent.slot().hash().toArray())
                .put(newRoot.toArray())
                .put(word(ARRAY_OFFSET))
                .put(word(orders.size()));
        orders.forEach(order -> call.put(order.value().toArray()));
        return Bytes.wrap(call.array());
    }

    /**
     * The effect a purchase is to have, by which it is known on the chain.
     *
     * @param emitter the settlement contract
     * @param key the slot of its storage that then holds the step's root: the hash of the step's slot
     * @param value the root, without leading zeros
     */
    public record Effect(EffectId id, ChainId chain, Bytes emitter, Bytes32 key, Bytes value) {
        /** Whether this is it. */
        public boolean isShownBy(Fact fact) {
            return fact.isState()
                    && fact.chain().equals(chain)
                    && fact.emitter().equals(emitter)
                    && fact.key().equals(key.toBytes())
                    && fact.value().equals(value);
        }
    }

    /** What the step's purchase will do; null when it commands none, or nobody takes it. */
    public static @Nullable Effect effect(LineageSpec spec, ProofAnnouncement proof) {
        Bytes contract = spec.settlement();
        if (contract == null || proof.purchase().isEmpty()) {
            return null;
        }
        EffectId id = EffectId.expected(
                EffectKind.INVOKE, spec.chain(), proof.statement().value(), contract);
        byte[] root = proof.publicInputs().getLast().toArray();
        int first = 0;
        while (first < root.length && root[first] == 0) {
            first++;
        }
        return new Effect(id, spec.chain(), contract, proof.slot().hash(), Bytes.copyOf(root, first, root.length));
    }

    private static byte[] word(int value) {
        return new Bytes32(0, 0, 0, value).toArray();
    }
}
