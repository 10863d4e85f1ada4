@NullMarked
package org.causality.propagation.causal;

import org.jspecify.annotations.NullMarked;
