/**
 * What Ethereum's execution layer commits to: headers, accounts and storage (EIP-1186), receipts with their logs,
 * transactions.
 *
 * <p>Law: pure functions of bytes; every root is an argument, taken by the caller from a header its own client accepted. A
 * header counts only as the bytes that hash to its block hash. Start at
 * {@link org.causality.crosschain.ethereum.StateProof} and {@link org.causality.crosschain.ethereum.BlockHeader}. Seed
 * section: Cross-chain Resolver ("Reorg-resilient verification").
 */
@NullMarked
package org.causality.crosschain.ethereum;

import org.jspecify.annotations.NullMarked;
