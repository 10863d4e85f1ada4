package org.causality.model.chain;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.network.ChainId;
import org.causality.model.network.Lane;
import org.causality.model.order.Finality;

/**
 * A proof on its own: the payload of a LightClientProof message. It says "under this block, that"; whether the block
 * counts is for the receiver's own client to say.
 *
 * @param claimed how settled the sender's client holds the block to be
 * @param account the address for accounts and slots; empty for receipts
 * @param key the slot (1 to 32 bytes) for slots; empty for accounts and receipts
 * @param value ACCOUNT: the account's RLP; STORAGE: the value as minimal big-endian bytes; empty when the proof shows
 *     absence (or a slot that is zero); RECEIPT: the Keccak-256 of the receipt's bytes, which are in the last node
 */
public record LightClientProof(
        ChainId chain,
        long height,
        Bytes32 blockHash,
        Finality claimed,
        Bytes account,
        Bytes key,
        Bytes value,
        TrieProof proof) {

    public static final int VALUE_SIZE_MAX = 1_024;
    public static final int SIZE_MAX = ChainId.SIZE_MAX + VALUE_SIZE_MAX + TrieProof.SIZE_MAX + 256;

    public LightClientProof {
        requireThat(account.size() <= EventPlace.EMITTER_SIZE_MAX, "an address has at most 32 bytes");
        requireThat(key.size() <= EventPlace.KEY_SIZE_MAX, "a key has at most 32 bytes");
        requireThat(value.size() <= VALUE_SIZE_MAX, "a value has at most " + VALUE_SIZE_MAX + " bytes");
        boolean named = switch (proof) {
            case TrieProof.AccountProof _ -> !account.isEmpty() && key.isEmpty();
            case TrieProof.StorageProof _ -> !account.isEmpty() && !key.isEmpty();
            case TrieProof.ReceiptProof _ -> account.isEmpty() && key.isEmpty();
        };
        requireThat(named, "an account has an address, a slot also a key, a receipt neither");
        boolean valued = switch (proof) {
            case TrieProof.AccountProof _ -> true;
            case TrieProof.StorageProof _ -> value.size() <= Bytes32.SIZE && (value.isEmpty() || value.at(0) != 0);
            case TrieProof.ReceiptProof _ -> value.size() == Bytes32.SIZE;
        };
        requireThat(valued, "a slot's value is at most 32 bytes without leading zeros, a receipt's its hash");
    }

    /** What is proven of a chain shares its lane. */
    public Lane lane() {
        return chain.lane();
    }

    private static void requireThat(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, LightClientProof::write);
    }

    public static Decoded<LightClientProof> decode(Bytes bytes) {
        return Decoded.of(bytes, LightClientProof::read);
    }

    public static void write(LightClientProof proof, CanonicalWriter out) {
        out.text(1, proof.chain.value())
                .uint(2, proof.height)
                .bytes32(3, proof.blockHash)
                .uint(4, proof.claimed.code())
                .bytes(5, proof.account)
                .bytes(6, proof.key)
                .bytes(7, proof.value)
                .message(8, proof.proof, TrieProof::write);
    }

    public static LightClientProof read(CanonicalReader in) {
        return new LightClientProof(
                ChainId.read(in, 1),
                in.uint(2),
                in.bytes32(3),
                Finality.ofCode(in.uint(4, Integer.MAX_VALUE)),
                in.bytes(5, EventPlace.EMITTER_SIZE_MAX),
                in.bytes(6, EventPlace.KEY_SIZE_MAX),
                in.bytes(7, VALUE_SIZE_MAX),
                in.message(8, TrieProof.SIZE_MAX, TrieProof::read));
    }
}
