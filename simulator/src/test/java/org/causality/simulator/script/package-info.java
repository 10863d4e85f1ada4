@NullMarked
package org.causality.simulator.script;

import org.jspecify.annotations.NullMarked;
