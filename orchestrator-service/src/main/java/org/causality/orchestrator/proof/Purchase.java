package org.causality.orchestrator.proof;

import java.nio.ByteBuffer;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.order.OrderId;

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

    private static byte[] word(int value) {
        return new Bytes32(0, 0, 0, value).toArray();
    }
}
