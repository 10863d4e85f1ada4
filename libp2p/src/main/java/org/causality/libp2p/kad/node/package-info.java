/**
 * One participant of the table without its wires: whom it knows, what it keeps, what it answers.
 *
 * <p>Law: sans-IO; an answer is a function of what is known, never a reason to ask somebody else. Start at {@link
 * org.causality.libp2p.kad.node.KadNode}. Source: libp2p specification {@code kad-dht}.
 */
@NullMarked
package org.causality.libp2p.kad.node;

import org.jspecify.annotations.NullMarked;
