/**
 * Proofs of zero-knowledge virtual machines as they are published on chains: SP1 and RISC Zero, by version.
 *
 * <p>Law: the first four bytes of a proof name the system and version, and so the key and how public inputs are built;
 * nothing else in the proof chooses anything. A new version is one line in
 * {@link org.causality.groth16.zkvm.ZkvmRegistry}. Sources: succinctlabs/sp1-contracts, risc0/risc0-ethereum (commits in
 * the resources' README).
 */
@NullMarked
package org.causality.groth16.zkvm;

import org.jspecify.annotations.NullMarked;
