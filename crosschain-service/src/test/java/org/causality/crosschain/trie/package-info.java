/** Tests of {@code org.causality.crosschain.trie}: vectors of real chains, tampering, fuzz. */
@NullMarked
package org.causality.crosschain.trie;

import org.jspecify.annotations.NullMarked;
