/**
 * N operators in one command: {@code ./causality up}.
 *
 * <p>Law: the devnet starts the production services as they are and looks at them from outside only; what it changes for
 * a test goes through {@link org.causality.devnet.node.DevnetPlan}. The console tells the story, everything else goes
 * to {@code log/}. Start at {@link org.causality.devnet.Devnet}, then {@link
 * org.causality.devnet.node.DevnetNetwork}. Design: architecture §7, contracts (Ports, Data).
 */
@NullMarked
package org.causality.devnet;

import org.jspecify.annotations.NullMarked;
