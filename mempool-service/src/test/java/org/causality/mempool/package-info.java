/** Wallets, a core and a node for tests: fakes of what stands around the mempool, none of the mempool itself. */
@NullMarked
package org.causality.mempool;

import org.jspecify.annotations.NullMarked;
