/**
 * The dashboard: one page for the operator, drawn by the browser from this gateway's own API and event stream.
 *
 * <p>Law: the page is files and nothing else. It knows no more than the API tells, needs nothing from elsewhere, and says so
 * to the browser (content security policy). Its sources are in {@code resources/dashboard}: start at {@code index.html}, then
 * {@code page/main.mjs}; what needs no browser there is tested with Node. Here: {@link
 * org.causality.gateway.adapter.page.PageRoutes}. Seed section: Order Management Interface (subscriptions).
 */
@NullMarked
package org.causality.gateway.adapter.page;

import org.jspecify.annotations.NullMarked;
