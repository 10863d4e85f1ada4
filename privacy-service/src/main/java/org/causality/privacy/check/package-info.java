/**
 * The offline check of receipts: one file, one network, one sentence.
 *
 * <p>Law: needs no network, no service and no framework, so that nobody has to trust the operator it checks. Start at
 * {@link org.causality.privacy.check.ReceiptCheck}. Seed section: Fair Ordering Protocol.
 */
@NullMarked
package org.causality.privacy.check;

import org.jspecify.annotations.NullMarked;
