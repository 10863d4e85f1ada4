@NullMarked
package org.causality.propagation;

import org.jspecify.annotations.NullMarked;
