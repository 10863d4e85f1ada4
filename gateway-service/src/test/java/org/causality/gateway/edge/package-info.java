/** Tests of this corner of the gateway. */
@NullMarked
package org.causality.gateway.edge;

import org.jspecify.annotations.NullMarked;
