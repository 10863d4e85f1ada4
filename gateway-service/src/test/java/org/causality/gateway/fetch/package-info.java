/** Tests of this corner of the gateway. */
@NullMarked
package org.causality.gateway.fetch;

import org.jspecify.annotations.NullMarked;
