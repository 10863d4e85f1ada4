/**
 * Meters that several adapters share.
 *
 * <p>Law: no queue is shown without its limit, and no peer, address or id is ever a label. Start at {@link
 * org.causality.gateway.adapter.meter.QueueMeter}. Design: contracts (Health), protocol §5.
 */
@NullMarked
package org.causality.gateway.adapter.meter;

import org.jspecify.annotations.NullMarked;
