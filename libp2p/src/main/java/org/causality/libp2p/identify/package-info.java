/**
 * What peers tell each other about themselves: the identify message and its reading.
 *
 * <p>Law: nothing said here is trusted beyond what the connection has proven; sizes and counts are limited before
 * anything is kept. Start at {@link org.causality.libp2p.identify.IdentifyMessage}. Source: libp2p specification
 * {@code identify}.
 */
@NullMarked
package org.causality.libp2p.identify;

import org.jspecify.annotations.NullMarked;
