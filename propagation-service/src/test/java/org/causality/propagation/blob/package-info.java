@NullMarked
package org.causality.propagation.blob;

import org.jspecify.annotations.NullMarked;
