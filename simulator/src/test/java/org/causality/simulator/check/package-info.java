@NullMarked
package org.causality.simulator.check;

import org.jspecify.annotations.NullMarked;
