/** The vectors that all tests of this module share. */
@NullMarked
package org.causality.groth16;

import org.jspecify.annotations.NullMarked;
