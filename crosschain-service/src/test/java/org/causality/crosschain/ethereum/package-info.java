/** Tests of {@code org.causality.crosschain.ethereum}: vectors of real chains, tampering, fuzz. */
@NullMarked
package org.causality.crosschain.ethereum;

import org.jspecify.annotations.NullMarked;
