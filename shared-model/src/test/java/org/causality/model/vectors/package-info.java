/**
 * Golden vectors: made once from {@code Samples}, committed as JSON, checked here against our code and by {@code
 * src/test/js/check-vectors.mjs} against an independent implementation.
 */
@NullMarked
package org.causality.model.vectors;

import org.jspecify.annotations.NullMarked;
