/**
 * Tests against real js-libp2p over loopback TCP, and the fixture {@link org.causality.libp2p.interop.JsPeer} that runs it.
 */
@NullMarked
package org.causality.libp2p.interop;

import org.jspecify.annotations.NullMarked;
