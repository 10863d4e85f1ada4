/** Tests of this corner of the gateway. */
@NullMarked
package org.causality.gateway.order;

import org.jspecify.annotations.NullMarked;
