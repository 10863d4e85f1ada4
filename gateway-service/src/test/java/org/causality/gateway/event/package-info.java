/** Tests of this corner of the gateway. */
@NullMarked
package org.causality.gateway.event;

import org.jspecify.annotations.NullMarked;
