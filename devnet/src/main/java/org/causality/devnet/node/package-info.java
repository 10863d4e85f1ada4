/**
 * The running network: which operators stand where, which services each has, and their start and end.
 *
 * <p>Law: {@link org.causality.devnet.node.ServiceApplication} alone knows the services' classes; each service is a
 * Spring context of its own that shares nothing with its neighbours but the class path. Operators stand in a line.
 * Start at {@link org.causality.devnet.node.DevnetNetwork}.
 */
@NullMarked
package org.causality.devnet.node;

import org.jspecify.annotations.NullMarked;
