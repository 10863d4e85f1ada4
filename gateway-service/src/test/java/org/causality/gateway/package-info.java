/** What the tests of the gateway share. */
@NullMarked
package org.causality.gateway;

import org.jspecify.annotations.NullMarked;
