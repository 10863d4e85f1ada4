package org.causality.crosschain.trie;

import org.causality.crosschain.proof.ProofFault;
import org.causality.model.codec.Bytes;

/** What a proof says of a key under a root. */
public sealed interface TrieVerdict {

    record Present(Bytes value) implements TrieVerdict {}

    /** The trie provably holds nothing at the key. */
    record Absent() implements TrieVerdict {}

    record Refused(ProofFault fault) implements TrieVerdict {}
}
