/** Tests of the transactions an operator sends; every byte is compared with web3j's. */
@NullMarked
package org.causality.orchestrator.evm;

import org.jspecify.annotations.NullMarked;
