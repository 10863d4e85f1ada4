@NullMarked
package org.causality.simulator.engine;

import org.jspecify.annotations.NullMarked;
