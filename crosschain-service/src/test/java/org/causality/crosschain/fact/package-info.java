/** Tests of {@code org.causality.crosschain.fact}: a class for each situation. */
@NullMarked
package org.causality.crosschain.fact;

import org.jspecify.annotations.NullMarked;
