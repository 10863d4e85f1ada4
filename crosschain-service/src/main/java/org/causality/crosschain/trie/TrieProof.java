package org.causality.crosschain.trie;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.causality.crosschain.proof.Keccak;
import org.causality.crosschain.proof.ProofFault;
import org.causality.crosschain.rlp.MalformedRlpException;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.jspecify.annotations.Nullable;

/**
 * Checks a proof against a root. In the strict mode the nodes are the path from the root to where the key ends, in that
 * order, and nothing else; in the set mode they are any nodes, as proofs of several keys share them.
 */
public final class TrieProof {

    /** Keccak-256 of the empty string's encoding: the root of a trie that holds nothing; needs no nodes. */
    public static final Bytes32 EMPTY_ROOT =
            Bytes32.parseHex("0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421");

    /** A key of 32 bytes passes 64 nodes and its leaf. */
    public static final int PATH_NODES_MAX = 65;

    /** Several paths through one trie; more are asked for apart. */
    public static final int SET_NODES_MAX = 1_024;

    /** A branch of 16 hashes with a value; leaves of receipts and transactions may be larger. */
    public static final int NODE_BYTES_MAX = 256 * 1024;

    static final TrieVerdict ABSENT = new TrieVerdict.Absent();

    private TrieProof() {}

    /** Strict: {@code nodes} is the path itself. */
    public static TrieVerdict onPath(Bytes32 root, Bytes key, List<Bytes> nodes) {
        if (nodes.isEmpty() && root.equals(EMPTY_ROOT)) {
            return ABSENT;
        }
        if (nodes.size() > PATH_NODES_MAX || tooLarge(nodes)) {
            return new TrieVerdict.Refused(ProofFault.TOO_LARGE);
        }
        PathNodes path = new PathNodes(nodes);
        TrieVerdict verdict = walk(root, key, path);
        return verdict instanceof TrieVerdict.Refused || path.next == nodes.size()
                ? verdict
                : new TrieVerdict.Refused(ProofFault.EXTRA_NODES);
    }

    /** Node set: order and further nodes do not matter. */
    public static TrieVerdict inSet(Bytes32 root, Bytes key, List<Bytes> nodes) {
        if (nodes.isEmpty() && root.equals(EMPTY_ROOT)) {
            return ABSENT;
        }
        if (nodes.size() > SET_NODES_MAX || tooLarge(nodes)) {
            return new TrieVerdict.Refused(ProofFault.TOO_LARGE);
        }
        return walk(root, key, new SetNodes(nodes));
    }

    private static boolean tooLarge(List<Bytes> nodes) {
        for (Bytes node : nodes) {
            if (node.size() > NODE_BYTES_MAX) {
                return true;
            }
        }
        return false;
    }

    private static TrieVerdict walk(Bytes32 root, Bytes key, Nodes nodes) {
        try {
            return new TrieWalk(key, nodes).from(root);
        } catch (MalformedRlpException _) {
            return new TrieVerdict.Refused(ProofFault.MALFORMED_RLP);
        }
    }

    /** Where a walk takes its nodes from. */
    sealed interface Nodes {

        /** The node of that hash, or null when there is none. */
        @Nullable Bytes of(Bytes32 hash);

        /** Why the last node was not there. */
        ProofFault missing();
    }

    private static final class PathNodes implements Nodes {
        private final List<Bytes> nodes;
        private int next;

        PathNodes(List<Bytes> nodes) {
            this.nodes = nodes;
        }

        @Override
        public @Nullable Bytes of(Bytes32 hash) {
            if (next == nodes.size()) {
                return null;
            }
            Bytes node = nodes.get(next);
            if (!Keccak.hash(node).equals(hash)) {
                return null;
            }
            next++;
            return node;
        }

        @Override
        public ProofFault missing() {
            if (next == nodes.size()) {
                return ProofFault.TRUNCATED;
            }
            return next == 0 ? ProofFault.ROOT_DIFFERS : ProofFault.NODE_DIFFERS;
        }
    }

    private static final class SetNodes implements Nodes {
        private final Map<Bytes32, Bytes> byHash = new HashMap<>();
        private boolean any;

        SetNodes(List<Bytes> nodes) {
            nodes.forEach(node -> byHash.put(Keccak.hash(node), node));
        }

        @Override
        public @Nullable Bytes of(Bytes32 hash) {
            Bytes node = byHash.get(hash);
            any |= node != null;
            return node;
        }

        @Override
        public ProofFault missing() {
            return any ? ProofFault.TRUNCATED : ProofFault.ROOT_DIFFERS;
        }
    }

    /** Takes nodes from a whole trie and notes which were needed. */
    record Recorded(Map<Bytes32, Bytes> all, List<Bytes> used) implements Nodes {

        @Override
        public @Nullable Bytes of(Bytes32 hash) {
            Bytes node = all.get(hash);
            if (node != null) {
                used.add(node);
            }
            return node;
        }

        @Override
        public ProofFault missing() {
            return ProofFault.TRUNCATED;
        }
    }
}
