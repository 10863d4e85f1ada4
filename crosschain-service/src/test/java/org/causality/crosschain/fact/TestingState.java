package org.causality.crosschain.fact;

import java.math.BigInteger;
import java.util.List;
import org.causality.crosschain.chain.FollowedChain;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.proof.Keccak;
import org.causality.crosschain.rlp.RlpWriter;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventPlace;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.order.Finality;
import org.causality.model.order.TimeMap;

/** A whole state with one contract and one slot: tries of one leaf each, with real roots. */
public final class TestingState {
    public static final Bytes CONTRACT =
            Bytes.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
    public static final Bytes32 SLOT = new Bytes32(0, 0, 0, 0);

    public final long price;
    public final Bytes32 root;
    public final TrieProof.StorageProof proof;

    public TestingState(long price) {
        this.price = price;
        Bytes slotLeaf = leaf(SLOT.toBytes(), new RlpWriter().uint(price).toBytes());
        Bytes account = new RlpWriter()
                .uint(1)
                .wide(BigInteger.TEN)
                .bytes32(Keccak.hash(slotLeaf))
                .bytes32(Keccak.hash(Bytes.EMPTY))
                .toList();
        Bytes accountLeaf = leaf(CONTRACT, account);
        root = Keccak.hash(accountLeaf);
        proof = new TrieProof.StorageProof(List.of(accountLeaf), List.of(slotLeaf));
    }

    private static Bytes leaf(Bytes key, Bytes value) {
        byte[] path = new byte[33];
        path[0] = 0x20;
        Keccak.hash(key).write(path, 1);
        return new RlpWriter().string(Bytes.wrap(path)).string(value).toList();
    }

    /** What an observer says of the slot in a block whose state this is, or who claims so. */
    public CrossChainEvent at(BlockHeader block, PublicKey observer) {
        return CrossChainEvent.stateValue(place(block), value(), Finality.UNSAFE, observer, TimeMap.EMPTY, proof);
    }

    public CrossChainEvent withoutProofAt(BlockHeader block, PublicKey observer) {
        return CrossChainEvent.stateValue(place(block), value(), Finality.UNSAFE, observer, TimeMap.EMPTY, null);
    }

    public static EventPlace place(BlockHeader block) {
        return EventPlace.ofSlot(FollowedChain.CHAIN, block.height(), block.hash(), CONTRACT, SLOT.toBytes());
    }

    private Bytes value() {
        return Bytes.wrap(new byte[] {(byte) price});
    }
}
