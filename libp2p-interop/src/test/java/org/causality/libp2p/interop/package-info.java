/**
 * Tests against peers of other implementations over loopback TCP, and the fixture that runs them.
 *
 * <p>Law: one driver and one set of tests for all; what an implementation cannot is said by {@link
 * org.causality.libp2p.interop.Implementation}, not by a test of its own. Start at {@link
 * org.causality.libp2p.interop.ForeignPeer}; the programs stand in {@code src/test/js}, {@code go} and {@code rust}.
 */
@NullMarked
package org.causality.libp2p.interop;

import org.jspecify.annotations.NullMarked;
