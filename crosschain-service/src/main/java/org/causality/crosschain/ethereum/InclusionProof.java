package org.causality.crosschain.ethereum;

import java.util.List;
import org.causality.crosschain.proof.ProofFault;
import org.causality.crosschain.rlp.RlpWriter;
import org.causality.crosschain.trie.TrieProof;
import org.causality.crosschain.trie.TrieVerdict;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.jspecify.annotations.Nullable;

/**
 * Proofs of what a block holds by index: its receipts under the receipts root, its transactions under the transactions
 * root. The key is the RLP of the index, so index 0 is {@code 0x80}.
 */
public final class InclusionProof {

    private InclusionProof() {}

    public sealed interface ReceiptVerdict {

        record Included(Receipt receipt) implements ReceiptVerdict {}

        record Refused(ProofFault fault) implements ReceiptVerdict {}
    }

    /** The trie key of an index. */
    public static Bytes key(int index) {
        return new RlpWriter().uint(index).toBytes();
    }

    /** The receipt at that index, whatever it says. */
    public static ReceiptVerdict receipt(Bytes32 receiptsRoot, int index, List<Bytes> nodes) {
        return switch (TrieProof.onPath(receiptsRoot, key(index), nodes)) {
            case TrieVerdict.Absent() -> new ReceiptVerdict.Refused(ProofFault.PROVEN_ABSENT);
            case TrieVerdict.Refused(ProofFault fault) -> new ReceiptVerdict.Refused(fault);
            case TrieVerdict.Present(Bytes encoded) ->
                switch (Receipt.read(encoded)) {
                    case Receipt.Read.Ok(Receipt receipt) -> new ReceiptVerdict.Included(receipt);
                    case Receipt.Read.Refused(ProofFault fault) -> new ReceiptVerdict.Refused(fault);
                };
        };
    }

    /** Whether the block has nothing at that index; the fault when that is not proven. */
    public static @Nullable ProofFault absent(Bytes32 root, int index, List<Bytes> nodes) {
        return switch (TrieProof.onPath(root, key(index), nodes)) {
            case TrieVerdict.Absent() -> null;
            case TrieVerdict.Refused(ProofFault fault) -> fault;
            case TrieVerdict.Present _ -> ProofFault.PROVEN_PRESENT;
        };
    }

    /** Whether exactly these bytes stand at that index; the fault when not. */
    public static @Nullable ProofFault value(Bytes32 root, int index, Bytes encoded, List<Bytes> nodes) {
        return switch (TrieProof.onPath(root, key(index), nodes)) {
            case TrieVerdict.Absent() -> ProofFault.PROVEN_ABSENT;
            case TrieVerdict.Refused(ProofFault fault) -> fault;
            case TrieVerdict.Present(Bytes proven) -> proven.equals(encoded) ? null : ProofFault.VALUE_DIFFERS;
        };
    }

    /** Whether the receipt holds that log at that place; the fault when not. */
    public static @Nullable ProofFault log(Receipt receipt, int index, EventLog claimed) {
        EventLog proven = receipt.log(index);
        if (proven == null) {
            return ProofFault.LOG_MISSING;
        }
        return proven.equals(claimed) ? null : ProofFault.LOG_DIFFERS;
    }
}
