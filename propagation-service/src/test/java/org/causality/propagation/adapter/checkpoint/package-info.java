@NullMarked
package org.causality.propagation.adapter.checkpoint;

import org.jspecify.annotations.NullMarked;
