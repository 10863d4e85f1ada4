/** Verifications per second, beside others; run by hand. */
@NullMarked
package org.causality.groth16.bench;

import org.jspecify.annotations.NullMarked;
