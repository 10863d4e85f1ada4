package org.causality.crosschain.trie;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.causality.crosschain.proof.Keccak;
import org.causality.crosschain.rlp.RlpWriter;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;

/**
 * A trie built whole from a block's list, as receipts and transactions are kept: the only way to a receipt's proof, since
 * no node of the field hands them out. Built once, never changed.
 */
public final class OrderedTrie {

    /** Far above what any block holds. */
    public static final int ITEMS_MAX = 65_536;

    private static final int RADIX = 16;
    private static final int HASHED_FROM_BYTES = 32;

    /** A value and its key, one nibble a byte. */
    private record Entry(Bytes nibbles, Bytes value) {}

    private final Map<Bytes32, Bytes> nodes = new HashMap<>();
    private final Bytes32 root;

    private OrderedTrie(List<Entry> entries) {
        Bytes top = entries.isEmpty() ? new RlpWriter().string(Bytes.EMPTY).toBytes() : node(entries, 0);
        root = Keccak.hash(top);
        nodes.put(root, top);
    }

    /** Each value at the RLP of its index. */
    public static OrderedTrie of(List<Bytes> values) {
        if (values.size() > ITEMS_MAX) {
            throw new IllegalArgumentException("a block holds at most " + ITEMS_MAX + " items");
        }
        List<Entry> entries = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            entries.add(new Entry(nibbles(new RlpWriter().uint(i).toBytes()), values.get(i)));
        }
        entries.sort((a, b) -> a.nibbles.compareTo(b.nibbles));
        return new OrderedTrie(entries);
    }

    public Bytes32 root() {
        return root;
    }

    /** The path to an index, for {@link TrieProof#onPath}; of an index past the end, the path that proves it absent. */
    public List<Bytes> proof(int index) {
        List<Bytes> path = new ArrayList<>();
        TrieProof.Nodes recording = new TrieProof.Recorded(nodes, path);
        var _ = new TrieWalk(new RlpWriter().uint(index).toBytes(), recording).from(root);
        return List.copyOf(path);
    }

    /** The encoding of the node that holds these entries, which agree up to {@code depth} nibbles. */
    private Bytes node(List<Entry> entries, int depth) {
        Bytes first = entries.getFirst().nibbles;
        if (entries.size() == 1) {
            return new RlpWriter()
                    .string(compact(first, depth, first.size(), true))
                    .string(entries.getFirst().value)
                    .toList();
        }
        int shared = shared(entries, depth);
        if (shared > depth) {
            return new RlpWriter()
                    .string(compact(first, depth, shared, false))
                    .encoded(reference(branch(entries, shared)))
                    .toList();
        }
        return branch(entries, depth);
    }

    private Bytes branch(List<Entry> entries, int depth) {
        RlpWriter items = new RlpWriter();
        Bytes value = Bytes.EMPTY;
        int next = 0;
        if (entries.getFirst().nibbles.size() == depth) {
            value = entries.getFirst().value;
            next = 1;
        }
        for (int nibble = 0; nibble < RADIX; nibble++) {
            int from = next;
            while (next < entries.size() && entries.get(next).nibbles.at(depth) == nibble) {
                next++;
            }
            if (from == next) {
                items.string(Bytes.EMPTY);
            } else {
                items.encoded(reference(node(entries.subList(from, next), depth + 1)));
            }
        }
        return items.string(value).toList();
    }

    /** Short nodes stand in their parent, others behind their hash. */
    private Bytes reference(Bytes node) {
        if (node.size() < HASHED_FROM_BYTES) {
            return node;
        }
        Bytes32 hash = Keccak.hash(node);
        nodes.put(hash, node);
        return new RlpWriter().bytes32(hash).toBytes();
    }

    private static int shared(List<Entry> entries, int depth) {
        Bytes first = entries.getFirst().nibbles;
        Bytes last = entries.getLast().nibbles;
        int at = depth;
        while (at < first.size() && at < last.size() && first.at(at) == last.at(at)) {
            at++;
        }
        return at;
    }

    private static Bytes compact(Bytes nibbles, int from, int to, boolean isLeaf) {
        boolean isOdd = (to - from) % 2 == 1;
        byte[] packed = new byte[(to - from) / 2 + 1];
        int flags = (isLeaf ? 0x20 : 0) | (isOdd ? 0x10 : 0);
        int at = from;
        packed[0] = (byte) (isOdd ? flags | nibbles.at(at++) : flags);
        for (int i = 1; i < packed.length; i++) {
            packed[i] = (byte) (nibbles.at(at) << 4 | nibbles.at(at + 1));
            at += 2;
        }
        return Bytes.wrap(packed);
    }

    private static Bytes nibbles(Bytes key) {
        byte[] nibbles = new byte[2 * key.size()];
        for (int i = 0; i < key.size(); i++) {
            nibbles[2 * i] = (byte) ((key.at(i) & 0xff) >>> 4);
            nibbles[2 * i + 1] = (byte) (key.at(i) & 0x0f);
        }
        return Bytes.wrap(nibbles);
    }
}
