/** Tests of this corner of the gateway. */
@NullMarked
package org.causality.gateway.recovery;

import org.jspecify.annotations.NullMarked;
