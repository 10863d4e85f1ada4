/**
 * The gateway: what wallets, operators and other nodes see of a node.
 *
 * <p>Law: nothing gets past it unchecked, and nothing is decided or stored here that another service owns. Start at {@link
 * org.causality.gateway.edge} for the wire, {@link org.causality.gateway.adapter.http} for the API. Seed sections: P2P wire
 * edge, Discovery protocol, Order Management Interface.
 */
@NullMarked
package org.causality.gateway;

import org.jspecify.annotations.NullMarked;
