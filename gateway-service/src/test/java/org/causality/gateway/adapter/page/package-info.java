/** Tests of the dashboard: that it is served whole, and that its logic holds. */
@NullMarked
package org.causality.gateway.adapter.page;

import org.jspecify.annotations.NullMarked;
