/**
 * The stack put together on Netty: listening, dialling, connections and their streams.
 *
 * <p>Law: a connection lives on one event loop and only that loop touches its cores; every queue, wait and number of
 * connections or streams has a limit in {@link org.causality.libp2p.host.HostLimits}; whoever blocks does so on a
 * virtual thread, never on an event loop. Start at {@link org.causality.libp2p.host.Host}.
 */
@NullMarked
package org.causality.libp2p.host;

import org.jspecify.annotations.NullMarked;
