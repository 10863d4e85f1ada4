package org.causality.model.chain;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;

/**
 * Merkle–Patricia nodes from a root downwards, each as RLP, as EIP-1186 and receipt proofs give them. The root itself is
 * not here: it comes from a header the receiver's own client accepted.
 */
public sealed interface TrieProof {

    /** All nodes of one proof together. */
    int NODES_BYTES_MAX = 16 * 1024;

    /** Deeper than any path of 32-byte keys gets in practice, and than 64 nibbles allow. */
    int NODES_MAX = 64;

    int SIZE_MAX = NODES_BYTES_MAX + 2 * NODES_MAX * 4 + 64;

    /** An account under the state root. */
    record AccountProof(List<Bytes> accountNodes) implements TrieProof {
        public AccountProof {
            accountNodes = nodes(accountNodes);
            requireFits(bytes(accountNodes));
        }
    }

    /** An account under the state root, and a slot under the account's storage root. No storage nodes: it has none. */
    record StorageProof(List<Bytes> accountNodes, List<Bytes> storageNodes) implements TrieProof {
        public StorageProof {
            accountNodes = nodes(accountNodes);
            storageNodes = storageNodes.isEmpty() ? List.of() : nodes(storageNodes);
            requireFits(bytes(accountNodes) + bytes(storageNodes));
        }
    }

    /** A receipt under the receipts root. The trie's key is the RLP of the transaction's index in its block. */
    record ReceiptProof(int transactionIndex, List<Bytes> receiptNodes) implements TrieProof {
        public ReceiptProof {
            receiptNodes = nodes(receiptNodes);
            requireFits(bytes(receiptNodes));
            if (transactionIndex < 0) {
                throw new IllegalArgumentException("a transaction's index is not negative");
            }
        }
    }

    /** The code of the proof's kind. */
    default int kind() {
        return switch (this) {
            case AccountProof _ -> 1;
            case StorageProof _ -> 2;
            case ReceiptProof _ -> 3;
        };
    }

    static void write(TrieProof proof, CanonicalWriter out) {
        out.uint(1, proof.kind());
        switch (proof) {
            case AccountProof(List<Bytes> account) -> account.forEach(node -> out.bytes(2, node));
            case StorageProof(List<Bytes> account, List<Bytes> storage) -> {
                account.forEach(node -> out.bytes(2, node));
                storage.forEach(node -> out.bytes(4, node));
            }
            case ReceiptProof(int transactionIndex, List<Bytes> receipt) -> {
                out.uint(3, transactionIndex);
                receipt.forEach(node -> out.bytes(4, node));
            }
        }
    }

    static TrieProof read(CanonicalReader in) {
        int kind = in.uint(1, 3);
        return switch (kind) {
            case 1 -> new AccountProof(nodes(in, 2));
            case 2 -> new StorageProof(nodes(in, 2), nodes(in, 4));
            case 3 -> new ReceiptProof(in.uint(3, Integer.MAX_VALUE), nodes(in, 4));
            default -> throw new IllegalArgumentException("unknown kind of proof " + kind);
        };
    }

    private static List<Bytes> nodes(CanonicalReader in, int field) {
        return in.elements(field, NODES_MAX, NODES_BYTES_MAX, node -> node);
    }

    private static List<Bytes> nodes(List<Bytes> nodes) {
        if (nodes.isEmpty() || nodes.size() > NODES_MAX || nodes.stream().anyMatch(Bytes::isEmpty)) {
            throw new IllegalArgumentException("a proof has 1 to " + NODES_MAX + " nodes, none of them empty");
        }
        return List.copyOf(nodes);
    }

    private static int bytes(List<Bytes> nodes) {
        return nodes.stream().mapToInt(Bytes::size).sum();
    }

    private static void requireFits(int bytes) {
        if (bytes > NODES_BYTES_MAX) {
            throw new IllegalArgumentException("a proof's nodes have at most " + NODES_BYTES_MAX + " bytes");
        }
    }
}
