/**
 * A wallet as a stranger would have one: a fresh key, orders, and EIP-712 signatures made by web3j.
 *
 * <p>Law: digests and signatures come from the independent library, ids from this client's own canonical writer; so both
 * sides of the contract are checked. Start at {@link org.causality.devnet.story.wallet.Wallet}. Seed section: Order
 * Management Interface; the type strings are those of the model's {@code Eip712}.
 */
@NullMarked
package org.causality.devnet.story.wallet;

import org.jspecify.annotations.NullMarked;
