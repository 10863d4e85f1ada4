/**
 * Transactions of EVM chains, as far as an operator sends any: an account from its key, a call of a contract by EIP-1559, and
 * the RLP both need. Pure: nonce and fees are arguments, the key never leaves {@link org.causality.orchestrator.evm.EvmAccount}.
 * Its law: for the same account and call the same bytes. Start with {@link org.causality.orchestrator.evm.ContractCall}.
 * Seed: "Chain Observation Interface", submit_transaction.
 */
@NullMarked
package org.causality.orchestrator.evm;

import org.jspecify.annotations.NullMarked;
