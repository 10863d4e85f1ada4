/**
 * The wallet and operator API, and the calls to the services next to us.
 *
 * <p>Law: parsed at the edge, answered as docs/api.md says; every refusal is a problem document. Start at {@link
 * org.causality.gateway.adapter.http.OrderApi}. Seed section: Order Management Interface; design: contracts (Errors).
 */
@NullMarked
package org.causality.gateway.adapter.http;

import org.jspecify.annotations.NullMarked;
