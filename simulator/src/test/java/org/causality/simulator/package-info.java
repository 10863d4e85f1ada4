@NullMarked
package org.causality.simulator;

import org.jspecify.annotations.NullMarked;
