/**
 * The whole network, started once for all tests here, told the story and then treated badly.
 *
 * <p>Law: what is checked is checked over HTTP, as a stranger would; only faults are plugged in from inside, each off until
 * a test switches it on, and off again when that test ends. Start at
 * {@link org.causality.devnet.system.SystemNetwork} and {@link org.causality.devnet.system.Faults}.
 */
@NullMarked
package org.causality.devnet.system;

import org.jspecify.annotations.NullMarked;
