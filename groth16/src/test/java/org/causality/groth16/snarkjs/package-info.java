/** snarkjs as an external tool. */
@NullMarked
package org.causality.groth16.snarkjs;

import org.jspecify.annotations.NullMarked;
