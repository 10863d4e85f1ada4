/** Which branch counts, for histories made at random. */
@NullMarked
package org.causality.model.branch;

import org.jspecify.annotations.NullMarked;
