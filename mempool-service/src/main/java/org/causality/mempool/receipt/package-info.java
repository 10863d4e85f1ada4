/**
 * What an operator signs for those whose orders it admits.
 *
 * <p>Law: the key is fresh in memory at every start and never stored; what is stored is the signed bytes, so that a
 * repeat is answered with the same ones by any later incarnation. Start at
 * {@link org.causality.mempool.receipt.ReceiptKey}. Design: protocol §2.
 */
@NullMarked
package org.causality.mempool.receipt;

import org.jspecify.annotations.NullMarked;
