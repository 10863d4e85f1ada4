@NullMarked
package org.causality.propagation.owner;

import org.jspecify.annotations.NullMarked;
