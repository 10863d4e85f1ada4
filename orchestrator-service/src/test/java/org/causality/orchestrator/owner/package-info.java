/** Tests of the package of this name, and the fakes they share. */
@NullMarked
package org.causality.orchestrator.owner;

import org.jspecify.annotations.NullMarked;
