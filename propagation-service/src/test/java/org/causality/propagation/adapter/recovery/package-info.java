@NullMarked
package org.causality.propagation.adapter.recovery;

import org.jspecify.annotations.NullMarked;
