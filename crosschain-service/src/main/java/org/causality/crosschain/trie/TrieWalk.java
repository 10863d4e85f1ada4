package org.causality.crosschain.trie;

import org.causality.crosschain.proof.ProofFault;
import org.causality.crosschain.rlp.RlpCursor;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.jspecify.annotations.Nullable;

/** One walk from a root along a key, nibble by nibble. A node stands behind its hash, or inline when it is short. */
final class TrieWalk {

    private static final int BRANCH_ITEMS = 17;
    private static final int SHORT_ITEMS = 2;
    private static final int INLINE_BYTES_MAX = 31;

    private final Bytes key;
    private final int nibbles;
    private final TrieProof.Nodes nodes;
    private int depth;

    // What the node just read leads to: a hash, or an inline node within the same bytes, or an end.
    private @Nullable Bytes32 nextHash;
    private @Nullable TrieVerdict end;

    TrieWalk(Bytes key, TrieProof.Nodes nodes) {
        this.key = key;
        this.nibbles = 2 * key.size();
        this.nodes = nodes;
    }

    TrieVerdict from(Bytes32 root) {
        nextHash = root;
        boolean isRoot = true;
        while (nextHash != null) {
            Bytes node = nodes.of(nextHash);
            if (node == null) {
                return new TrieVerdict.Refused(nodes.missing());
            }
            if (!isRoot && node.size() <= INLINE_BYTES_MAX) {
                return new TrieVerdict.Refused(ProofFault.MALFORMED_NODE);
            }
            read(node, isRoot);
            isRoot = false;
        }
        return end == null ? new TrieVerdict.Refused(ProofFault.MALFORMED_NODE) : end;
    }

    private void read(Bytes node, boolean isRoot) {
        nextHash = null;
        RlpCursor cursor = new RlpCursor(node);
        if (isRoot && cursor.atEmpty()) {
            cursor.skip();
            end = TrieProof.ABSENT;
        } else {
            readNode(cursor);
        }
        if (!(end instanceof TrieVerdict.Refused)) {
            cursor.end();
        }
    }

    /** Reads the node at the cursor, and inline nodes below it, and moves over all of them. */
    private void readNode(RlpCursor cursor) {
        int items = cursor.countOfList(BRANCH_ITEMS + 1);
        int outer = cursor.enter();
        if (items == BRANCH_ITEMS) {
            readBranch(cursor);
        } else if (items == SHORT_ITEMS) {
            readShort(cursor);
        } else {
            refuse();
        }
        if (!(end instanceof TrieVerdict.Refused)) {
            cursor.leave(outer);
        }
    }

    private void readBranch(RlpCursor cursor) {
        boolean ends = depth == nibbles;
        int taken = ends ? BRANCH_ITEMS - 1 : nibble(depth++);
        for (int i = 0; i < taken; i++) {
            cursor.skip();
        }
        if (ends) {
            Bytes value = cursor.string(TrieProof.NODE_BYTES_MAX);
            end = value.isEmpty() ? TrieProof.ABSENT : new TrieVerdict.Present(value);
            return;
        }
        if (cursor.atEmpty()) {
            end = TrieProof.ABSENT;
        } else {
            readChild(cursor);
        }
        if (!(end instanceof TrieVerdict.Refused)) {
            var _ = cursor.skipRest();
        }
    }

    private void readShort(RlpCursor cursor) {
        int size = cursor.stringHeader();
        if (size == 0) {
            refuse();
            return;
        }
        int flags = cursor.octet(0);
        boolean isLeaf = (flags & 0x20) != 0;
        boolean isOdd = (flags & 0x10) != 0;
        int path = 2 * (size - 1) + (isOdd ? 1 : 0);
        boolean canonical = (flags & 0xc0) == 0 && (isOdd || (flags & 0x0f) == 0) && (isLeaf || path > 0);
        if (!canonical) {
            refuse();
            return;
        }
        boolean matches = matches(cursor, isOdd, path);
        cursor.pass(size);
        if (isLeaf) {
            readLeaf(cursor, matches && depth + path == nibbles);
        } else if (matches) {
            depth += path;
            readChild(cursor);
        } else {
            cursor.skip();
            end = TrieProof.ABSENT;
        }
    }

    private void readLeaf(RlpCursor cursor, boolean isOurs) {
        if (cursor.atEmpty()) {
            refuse();
        } else if (isOurs) {
            end = new TrieVerdict.Present(cursor.string(TrieProof.NODE_BYTES_MAX));
        } else {
            cursor.skip();
            end = TrieProof.ABSENT;
        }
    }

    private void readChild(RlpCursor cursor) {
        if (cursor.atList()) {
            if (cursor.itemBytes() > INLINE_BYTES_MAX) {
                refuse();
            } else {
                readNode(cursor);
            }
        } else {
            nextHash = cursor.bytes32();
        }
    }

    /** Whether the key goes on with the path in the compact string at the cursor. */
    private boolean matches(RlpCursor cursor, boolean isOdd, int path) {
        if (path > nibbles - depth) {
            return false;
        }
        for (int i = 0; i < path; i++) {
            int at = isOdd ? i + 1 : i + 2;
            int octet = cursor.octet(at / 2);
            int nibble = at % 2 == 0 ? octet >>> 4 : octet & 0x0f;
            if (nibble != nibble(depth + i)) {
                return false;
            }
        }
        return true;
    }

    private int nibble(int index) {
        int octet = key.at(index / 2) & 0xff;
        return index % 2 == 0 ? octet >>> 4 : octet & 0x0f;
    }

    private void refuse() {
        end = new TrieVerdict.Refused(ProofFault.MALFORMED_NODE);
    }
}
