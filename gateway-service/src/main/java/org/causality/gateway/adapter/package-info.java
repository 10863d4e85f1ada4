/**
 * Where the gateway meets the world: settings, wiring, threads.
 *
 * <p>Law: decisions are made in the domain packages; here they are only connected. Start at {@link
 * org.causality.gateway.adapter.EdgeWiring}. Design: architecture §3.
 */
@NullMarked
package org.causality.gateway.adapter;

import org.jspecify.annotations.NullMarked;
