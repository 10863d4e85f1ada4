/** Tests of {@code org.causality.crosschain.chain}: a class for each situation. */
@NullMarked
package org.causality.crosschain.chain;

import org.jspecify.annotations.NullMarked;
