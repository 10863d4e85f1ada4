/** Tests of this corner of the gateway. */
@NullMarked
package org.causality.gateway.peer;

import org.jspecify.annotations.NullMarked;
