/** Tests of {@code org.causality.crosschain.observation}: a class for each situation. */
@NullMarked
package org.causality.crosschain.observation;

import org.jspecify.annotations.NullMarked;
