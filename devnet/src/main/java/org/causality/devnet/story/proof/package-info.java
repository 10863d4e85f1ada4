/**
 * Checks what operators hand out, offline and up to genesis: certificates, admission receipts, envelopes.
 *
 * <p>Law: trust begins at {@code network.json} and at nothing an operator says; what is wrong is said in one sentence.
 * Start at {@link org.causality.devnet.story.proof.Receipt}. Design: protocol §1 and §2.
 */
@NullMarked
package org.causality.devnet.story.proof;

import org.jspecify.annotations.NullMarked;
