/** Tests of this corner of the gateway. */
@NullMarked
package org.causality.gateway.budget;

import org.jspecify.annotations.NullMarked;
