package org.causality.model.chain;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.network.ChainId;
import org.causality.model.order.StateKey;
import org.jspecify.annotations.Nullable;

/**
 * Where on which chain something stands. Everything but the height names it: a block hash has one height.
 *
 * @param transaction the hash of the transaction; absent for state
 * @param index the log's place in its transaction's receipt, from 0; 0 for state
 * @param emitter the address of the contract or account, 1 to 32 bytes
 * @param key the storage slot (32 bytes on EVM chains), or a log's first topic; a log without topics has none
 */
public record EventPlace(
        ChainId chain,
        long height,
        Bytes32 blockHash,
        @Nullable Bytes32 transaction,
        int index,
        Bytes emitter,
        Bytes key) {

    public static final int EMITTER_SIZE_MAX = 32;
    public static final int KEY_SIZE_MAX = 32;
    public static final int SIZE_MAX = ChainId.SIZE_MAX + 192;

    public EventPlace {
        if (index < 0) {
            throw new IllegalArgumentException("an index is not negative");
        }
        if (emitter.isEmpty() || emitter.size() > EMITTER_SIZE_MAX) {
            throw new IllegalArgumentException("an emitter has 1 to " + EMITTER_SIZE_MAX + " bytes");
        }
        if (key.size() > KEY_SIZE_MAX) {
            throw new IllegalArgumentException("a key has at most " + KEY_SIZE_MAX + " bytes");
        }
        if (transaction == null && (index != 0 || key.isEmpty())) {
            throw new IllegalArgumentException("state has a key and no index");
        }
    }

    /** A storage slot at the end of a block. */
    public static EventPlace ofSlot(ChainId chain, long height, Bytes32 blockHash, Bytes account, Bytes slot) {
        return new EventPlace(chain, height, blockHash, null, 0, account, slot);
    }

    /** Whether this is a place in the state, not in a transaction's receipt. */
    public boolean isState() {
        return transaction == null;
    }

    /** How conditions name this place. */
    public StateKey stateKey() {
        return StateKey.ofSlot(chain, emitter, key);
    }

    /** What is hashed into ids: chain, block hash, transaction, index, kind, emitter, key. */
    Bytes identity(int kind) {
        CanonicalWriter out = new CanonicalWriter();
        out.text(1, chain.value()).bytes32(2, blockHash);
        if (transaction != null) {
            out.bytes32(3, transaction);
        }
        return out.uint(4, index).uint(5, kind).bytes(6, emitter).bytes(7, key).toBytes();
    }

    static void write(EventPlace place, CanonicalWriter out) {
        out.text(1, place.chain.value()).uint(2, place.height).bytes32(3, place.blockHash);
        if (place.transaction != null) {
            out.bytes32(4, place.transaction);
        }
        out.uint(5, place.index).bytes(6, place.emitter).bytes(7, place.key);
    }

    static EventPlace read(CanonicalReader in) {
        return new EventPlace(
                ChainId.read(in, 1),
                in.uint(2),
                in.bytes32(3),
                in.optionalBytes32(4),
                in.uint(5, Integer.MAX_VALUE),
                in.bytes(6, EMITTER_SIZE_MAX),
                in.bytes(7, KEY_SIZE_MAX));
    }
}
