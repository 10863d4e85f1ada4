/**
 * Merkle–Patricia tries (yellow paper, appendix D): proofs of presence and absence, and building small tries whole.
 *
 * <p>Law: a root is given by the caller, never taken from a proof; a proof that ends early is an error and never an
 * absence. Start at {@link org.causality.crosschain.trie.TrieProof}.
 */
@NullMarked
package org.causality.crosschain.trie;

import org.jspecify.annotations.NullMarked;
