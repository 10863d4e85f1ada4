/** The rules of the door, without any store. */
@NullMarked
package org.causality.mempool.admission;

import org.jspecify.annotations.NullMarked;
