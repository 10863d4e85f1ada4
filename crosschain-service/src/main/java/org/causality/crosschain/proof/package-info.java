/**
 * Why a proof does not hold: one closed list of faults for every kind of proof.
 *
 * <p>Law: a verifier accepts or names a fault; it never throws at input, and what it allocates is bounded by it. Start at
 * {@link org.causality.crosschain.proof.ProofFault}. Seed section: Cross-chain Resolver.
 */
@NullMarked
package org.causality.crosschain.proof;

import org.jspecify.annotations.NullMarked;
