/**
 * What causal core and gateways tell each other over Kafka, and gateways each other over {@code /causality/fetch/1}
 * and {@code /causality/blob/1}.
 *
 * <p>Law: these are the only shapes that cross between the wire edge and the core. Start at {@link
 * org.causality.model.wire.WireCommand}. Design: protocol §4, §5, §12.
 */
@NullMarked
package org.causality.model.wire;

import org.jspecify.annotations.NullMarked;
