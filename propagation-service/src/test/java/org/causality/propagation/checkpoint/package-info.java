@NullMarked
package org.causality.propagation.checkpoint;

import org.jspecify.annotations.NullMarked;
