/** Tests of {@code org.causality.crosschain.rlp}: vectors of real chains, tampering, fuzz. */
@NullMarked
package org.causality.crosschain.rlp;

import org.jspecify.annotations.NullMarked;
