/** What is known of chains and recursions, without any store. */
@NullMarked
package org.causality.mempool.fact;

import org.jspecify.annotations.NullMarked;
